/* lykta-error.h: what can go wrong, named for what the user can do about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LYKTA_ERROR (lykta_error_quark ())

/**
 * LyktaError:
 * @LYKTA_ERROR_NOT_A_REGISTER: the file is no register file: choose another
 * @LYKTA_ERROR_TOO_NEW: a newer Lykta made the file: update the program
 * @LYKTA_ERROR_DAMAGED: the file is damaged: restore a backup
 * @LYKTA_ERROR_READ_ONLY: the place cannot be written to: copy the file elsewhere
 * @LYKTA_ERROR_LOCKED: another program holds the file: close it there, or try again
 * @LYKTA_ERROR_CANNOT_LOCK: the place (a network share) cannot lock files: copy the file to a local disk
 * @LYKTA_ERROR_DISK_FULL: no room left: free some and try again
 * @LYKTA_ERROR_NOT_FOUND: no such file, register, field or record
 * @LYKTA_ERROR_EXISTS: something of that name is already there: choose another name
 * @LYKTA_ERROR_DUPLICATE: a value that must be unique is taken: change it
 * @LYKTA_ERROR_IN_USE: other records refer to the record: change those first
 * @LYKTA_ERROR_INVALID: a value is not acceptable: correct it as the message says
 * @LYKTA_ERROR_REFUSED: a rule of the field forbids the change: the message says which and why
 * @LYKTA_ERROR_CONFLICT: someone else changed the same value meanwhile: look at it, then decide
 * @LYKTA_ERROR_FAILED: anything else; the message carries what the system said
 *
 * Errors of the domain %LYKTA_ERROR. Their messages are whole translated sentences for the user, which say what
 * happened and what to do. A cancelled operation is %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  LYKTA_ERROR_NOT_A_REGISTER,
  LYKTA_ERROR_TOO_NEW,
  LYKTA_ERROR_DAMAGED,
  LYKTA_ERROR_READ_ONLY,
  LYKTA_ERROR_LOCKED,
  LYKTA_ERROR_CANNOT_LOCK,
  LYKTA_ERROR_DISK_FULL,
  LYKTA_ERROR_NOT_FOUND,
  LYKTA_ERROR_EXISTS,
  LYKTA_ERROR_DUPLICATE,
  LYKTA_ERROR_IN_USE,
  LYKTA_ERROR_INVALID,
  LYKTA_ERROR_REFUSED,
  LYKTA_ERROR_CONFLICT,
  LYKTA_ERROR_FAILED,
} LyktaError;

GQuark lykta_error_quark (void);

G_END_DECLS
