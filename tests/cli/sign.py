#!/usr/bin/env python3
# sign.py: lyktactl sign, and what other programs say of what it signed
#
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import hashlib
import http.server
import os
import re
import shutil
import subprocess
import tempfile
import threading

import pki
from tap import main, read_json, refuse, run, test

AUTHORITY = tempfile.mkdtemp(prefix="lykta-authority-")
PASSWORD = "Hemlig åäö 1"
PIN = "2468"
SOFTHSM = "/usr/lib/softhsm/libsofthsm2.so"


def begin():
    """Keys are made once; each test gets copies, and the review of the example office."""
    if not os.listdir(AUTHORITY):
        before = os.getcwd()
        os.chdir(AUTHORITY)
        pki.make_authority()
        for name in ("anna", "bo"):
            pki.openssl("pkcs12", "-export", "-inkey", f"{name}.key", "-in", f"{name}.pem", "-certfile", "issuer.pem", "-out",
                        f"{name}.p12", "-passout", f"pass:{PASSWORD}")
        run("new", "office.lykta", "--example")
        run("review", "office.lykta", "2027", "-o", "a.pdf")
        os.unlink("office.lykta")
        os.chdir(before)
    shutil.copytree(AUTHORITY, ".", dirs_exist_ok=True)


def with_secret(secret, call, *arguments, **more):
    """The secret goes in by a descriptor, never by an argument."""
    reader, writer = os.pipe()
    os.write(writer, (secret + "\n").encode())
    os.close(writer)
    try:
        return call(*arguments, "--password-fd", str(reader), pass_fds=(reader,), **more)
    finally:
        os.close(reader)


def sign(source, target, *options, key="anna.p12", secret=PASSWORD):
    return with_secret(secret, run, "sign", source, "-o", target, "--p12", key, *options)


def not_signed(*arguments, secret=PASSWORD):
    """What is said; and nothing was written."""
    before = hashlib.sha256(open("a.pdf", "rb").read()).digest()
    message = with_secret(secret, refuse, "sign", "a.pdf", "-o", "out.pdf", *arguments)
    assert not os.path.exists("out.pdf")
    assert hashlib.sha256(open("a.pdf", "rb").read()).digest() == before
    return message


def check(path, n_signatures, stamped=0):
    """Other programs' word: qpdf, pdfsig, mutool, and OpenSSL on each message."""
    pki.call("qpdf", "--check", path)
    shown = pki.call("pdfsig", "-nocert", path).decode()
    assert shown.count("Signature is Valid.") == n_signatures, shown
    assert shown.count("ETSI.CAdES.detached") == n_signatures, shown
    signed = [part for part in shown.split("Signature #") if "Signature is Valid." in part]
    assert "Total document signed" in signed[-1], shown
    shown = subprocess.run(["mutool", "sign", "-v", os.path.abspath(path)], capture_output=True, timeout=60).stdout.decode()
    assert shown.count("Distinguished name") == n_signatures and "Digest error" not in shown, shown

    data = open(path, "rb").read()
    ranges = re.findall(rb"/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)\s*\]", data)
    assert len(ranges) == n_signatures
    stamps = 0
    for first, second, third in (map(int, numbers) for numbers in ranges):
        message = bytes.fromhex(data[first + 1:second - 1].decode())
        _, _, end = pki.element(message, 0)
        with open("message.der", "wb") as file:
            file.write(message[:end])
        with open("signed.bin", "wb") as file:
            file.write(data[:first] + data[second:second + third])
        pki.openssl("cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "message.der", "-content", "signed.bin", "-CAfile",
                    "root.pem", "-certfile", "issuer.pem", "-purpose", "any", "-out", os.devnull)
        stamps += bytes.fromhex("060b2a864886f70d010910020e") in message
    assert stamps == stamped
    return read_json("verify", path, "--json", "--trust", "root.pem")


class Stamper(http.server.BaseHTTPRequestHandler):
    """A time-stamp service (RFC 3161, 3.4) as badly behaved as it is told to be."""

    behaviour = "good"
    last = b""

    def do_POST(self):
        query = self.rfile.read(int(self.headers["Content-Length"]))
        if self.behaviour == "replay":
            query, Stamper.last = Stamper.last or query, Stamper.last or query
        with open("query.tsq", "wb") as file:
            file.write(query)
        with open("tsaserial", "w") as file:
            file.write("01\n")
        answer = pki.openssl("ts", "-reply", "-config", "openssl.cnf", "-queryfile", "query.tsq", "-signer", "stamper.pem", "-inkey",
                             "stamper.key", "-chain", "issuer.pem")
        if self.behaviour == "nonsense":
            answer = b"<html>It works</html>"
        self.send_response(500 if self.behaviour == "broken" else 200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *arguments):
        pass


class Service:
    def __init__(self, behaviour):
        Stamper.behaviour, Stamper.last = behaviour, b""
        self.server = http.server.HTTPServer(("127.0.0.1", 0), Stamper)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self.url

    def __exit__(self, *what):
        self.server.shutdown()
        self.server.server_close()


@test
def three_sign_one_after_the_other():
    """RSA, ECDSA, RSA with a time stamp; each in the place that was prepared for it."""
    begin()
    sign("a.pdf", "b.pdf", "--field", "head-of-office", "--role", "Förvaltningschef", "--reason", "Fastställd")
    found = check("b.pdf", 1)
    assert found["sound"] and found["signatures"][0]["person"] == "Anna Ek", found
    sign("b.pdf", "c.pdf", "--field", "coordinator", "--role", "Samordnare", key="bo.p12")
    check("c.pdf", 2)
    with Service("good") as url:
        sign("c.pdf", "d.pdf", "--field", "data-protection-officer", "--role", "Dataskyddsombud", "--tsa", url)
    found = check("d.pdf", 3, stamped=1)
    assert found["sound"], found
    assert [signature["person"] for signature in found["signatures"]] == ["Anna Ek", "Bo Åsk", "Anna Ek"]
    assert all(not signature["changes_after"] or signature["changes_after"] == [] for signature in found["signatures"]), found
    # An incremental update: what was there stays, byte for byte.
    files = [open(name, "rb").read() for name in ("a.pdf", "b.pdf", "c.pdf", "d.pdf")]
    assert all(later.startswith(earlier) for earlier, later in zip(files, files[1:]))
    text = pki.call("pdftotext", "-layout", "d.pdf", "-").decode()
    for shown in ("Anna Ek", "Bo Åsk", "Förvaltningschef", "Dataskyddsombud"):
        assert shown in text, shown


@test
def documents_without_a_place():
    """Of others too, with a table or a stream of references: the signature is there though nobody sees it."""
    begin()
    for streams in (False, True):
        pki.make_pdf("a.pdf", streams=streams)
        sign("a.pdf", "b.pdf")
        assert check("b.pdf", 1)["sound"]


@test
def from_a_card():
    if not os.path.exists(SOFTHSM):
        return
    begin()
    os.mkdir("tokens")
    with open("softhsm2.conf", "w") as file:
        file.write(f"directories.tokendir = {os.getcwd()}/tokens\nobjectstore.backend = file\n")
    os.environ["SOFTHSM2_CONF"] = os.path.abspath("softhsm2.conf")
    try:
        pki.call("softhsm2-util", "--init-token", "--free", "--label", "Kort", "--so-pin", "12345678", "--pin", PIN)
        for number, name in (("01", "anna"), ("02", "bo")):
            pki.openssl("pkcs8", "-topk8", "-nocrypt", "-in", f"{name}.key", "-out", f"{name}.p8")
            pki.call("softhsm2-util", "--import", f"{name}.p8", "--token", "Kort", "--label", name, "--id", number, "--pin", PIN)
            pki.openssl("x509", "-in", f"{name}.pem", "-outform", "DER", "-out", f"{name}.der")
            pki.call("pkcs11-tool", "--module", SOFTHSM, "--token-label", "Kort", "--login", "--pin", PIN, "--write-object",
                     f"{name}.der", "--type", "cert", "--id", number, "--label", name)
        for name in ("anna", "bo"):
            uri = f"pkcs11:token=Kort;object={name};type=private"
            with_secret(PIN, run, "sign", "a.pdf", "-o", f"{name}.pdf", "--pkcs11", uri, "--role", "Chef")
            data = check(f"{name}.pdf", 1)
            assert data["signatures"][0]["person"] == {"anna": "Anna Ek", "bo": "Bo Åsk"}[name]
        message = not_signed("--pkcs11", "pkcs11:token=Kort;object=anna", secret="0000")
        assert "PIN" in message, message
        # One wrong PIN is one try: the right one still opens the card.
        with_secret(PIN, run, "sign", "a.pdf", "-o", "again.pdf", "--pkcs11", "pkcs11:token=Kort;object=anna")
        not_signed("--pkcs11", "pkcs11:token=Ett%20annat;object=anna", secret=PIN)
    finally:
        del os.environ["SOFTHSM2_CONF"]


@test
def what_cannot_sign():
    begin()
    assert "password" in not_signed("--p12", "anna.p12", secret="fel")
    not_signed("--p12", "missing.p12")
    not_signed("--p12", "anna.pem")
    pki.make_certificate("old", "/CN=Gammal", "issuer", start=-40, end=-10)
    pki.make_certificate("server", "/CN=Server", "issuer", "server")
    for name in ("old", "server"):
        pki.openssl("pkcs12", "-export", "-inkey", f"{name}.key", "-in", f"{name}.pem", "-out", f"{name}.p12", "-passout",
                    f"pass:{PASSWORD}")
        not_signed("--p12", f"{name}.p12")
    with_secret(PASSWORD, refuse, "sign", "anna.pem", "-o", "out.pdf", "--p12", "anna.p12")
    assert not os.path.exists("out.pdf")


@test
def services_that_do_not_stamp():
    """Down, broken, speaking of something else, answering another question: the document stays unsigned."""
    begin()
    messages = {not_signed("--p12", "anna.p12", "--tsa", "http://127.0.0.1:9/")}
    for behaviour in ("broken", "nonsense"):
        with Service(behaviour) as url:
            messages.add(not_signed("--p12", "anna.p12", "--tsa", url))
    with Service("replay") as url:
        sign("a.pdf", "first.pdf", "--tsa", url)
        messages.add(not_signed("--p12", "anna.p12", "--tsa", url))
    assert len(messages) >= 3, messages


@test
def secrets_stay_secret():
    """A password as an argument is not taken, and new files are the user's alone."""
    begin()
    refuse("sign", "a.pdf", "-o", "out.pdf", "--p12", "anna.p12", "--password", PASSWORD, code=2)
    sign("a.pdf", "out.pdf")
    assert os.stat("out.pdf").st_mode & 0o777 == 0o600
    assert PASSWORD.encode() not in open("out.pdf", "rb").read()
    assert not glob.glob("*.tmp")


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(AUTHORITY, ignore_errors=True)
