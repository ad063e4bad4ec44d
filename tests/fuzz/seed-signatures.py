#!/usr/bin/env python3
# seed-signatures.py: the first inputs for fuzz-signatures, into corpus/signatures: ./dev exec tests/fuzz/seed-signatures.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import hashlib
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "corpus", "signatures")
sys.path.insert(0, os.path.join(HERE, "..", "cli"))
sys.dont_write_bytecode = True

import pki  # noqa: E402

WHOLE_FILE, OBJECTS, MESSAGE, TIME_STAMP = range(4)


def keep(kind, data):
    data = bytes([kind]) + data
    with open(os.path.join(CORPUS, hashlib.sha1(data).hexdigest()), "wb") as file:
        file.write(data)


def main():
    os.makedirs(CORPUS, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pki.make_certificate("root", "/CN=R", profile="ca")
        pki.make_certificate("issuer", "/CN=I", "root", "ca")
        pki.make_certificate("bo", "/CN=Bo", "issuer")
        pki.make_certificate("stamper", "/CN=S", "issuer", "stamper")
        keep(MESSAGE, pki.cms(b"signed", "bo"))
        keep(MESSAGE, pki.cms(b"signed", "bo", stamp="stamper"))
        keep(TIME_STAMP, pki.stamp_data(b"signed"))
        pki.ROOM = 16
        for streams in (False, True):
            pki.make_pdf("a.pdf", pages=1, fields=["a"], streams=streams)
            pki.sign("a.pdf", "b.pdf", "a", lambda data: b"\x30\x03\x02\x01\x01")
            keep(WHOLE_FILE, open("b.pdf", "rb").read())
        # The objects of the plain one, and an update that signs; another that writes a note
        objects = re.sub(rb"xref\n.*", b"", open("plain.pdf", "rb").read(), flags=re.S)[16:]
        signing = b"%%U14 0 obj\n<< /Type /Sig /SubFilter /ETSI.RFC3161 /ByteRange [0 1 5 9] /Contents <30> >>\nendobj\n" \
                  b"12 0 obj\n<< /Subtype /Widget /FT /Sig /T (a) /V 14 0 R >>\nendobj\n"
        note = b"%%U10 0 obj\n<< /Type /Page /Parent 2 0 R /Annots [12 0 R 15 0 R] >>\nendobj\n" \
               b"15 0 obj\n<< /Subtype /Text >>\nendobj\n"
        keep(OBJECTS, objects + signing + note)


if __name__ == "__main__":
    main()
