#!/usr/bin/env python3
"""Arrows run one way: ui -> print -> review -> exchange -> registers -> plan, core; pdf between review
and core; cli beside ui.

Walks every #include of src/ and fails when one runs back, when the core or anything
below the window includes GTK, or when SQLite is included outside of its one file.
"""

import os
import pathlib
import re
import sys

root = pathlib.Path(os.environ['LYKTA_SOURCE_DIR']) / 'src'

BELOW = {
    'core': {'core'},
    'plan': {'plan'},
    'registers': {'registers', 'plan', 'core'},
    'exchange': {'exchange', 'registers', 'plan', 'core'},
    'pdf': {'pdf', 'core'},
    'review': {'review', 'exchange', 'pdf', 'registers', 'plan', 'core'},
    'print': {'print', 'review', 'pdf', 'exchange', 'registers', 'plan', 'core'},
    'ui': {'ui', 'print', 'review', 'pdf', 'exchange', 'registers', 'plan', 'core'},
    'cli': {'cli', 'print', 'review', 'pdf', 'exchange', 'registers', 'plan', 'core'},
}
# Files beside the folders are the window's
BELOW['.'] = BELOW['ui'] | {'.'}
BELOW['ui'] = BELOW['.']

WINDOW_ONLY = re.compile(r'^(gtk/|gdk/|gsk/|adwaita\.h|poppler)')
SQLITE_ONLY = {'core/lykta-database.c', 'core/lykta-database.h'}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)

home = {path.name: path.parent.relative_to(root).as_posix() for path in root.rglob('*.h')}
bad = []

for path in sorted(root.rglob('*.[ch]')):
    folder = path.parent.relative_to(root).as_posix()
    name = path.relative_to(root).as_posix()
    if folder not in BELOW:
        bad.append(f'src/{name}: no rule says what folder {folder} may include; add one here')
        continue
    for _, header in INCLUDE.findall(path.read_text(encoding='utf-8')):
        target = home.get(header.rsplit('/', 1)[-1])
        if target is not None and target not in BELOW[folder]:
            bad.append(f'src/{name}: includes {header}, which lies in {target}: the arrow runs back')
        if WINDOW_ONLY.match(header) and folder not in ('ui', '.'):
            bad.append(f'src/{name}: includes {header}, which only the window may')
        if header == 'sqlite3.h' and name not in SQLITE_ONLY:
            bad.append(f'src/{name}: includes sqlite3.h, which only lykta-database.c may')

print('\n'.join(bad))
sys.exit(1 if bad else 0)
