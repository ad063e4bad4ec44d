#!/usr/bin/env python3
# verify.py: lyktactl verify, on documents that other programs signed and that somebody tampered with
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import random
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time

import pki
from tap import LYKTACTL, main, read_json, refuse, run, test

# Where a message's time stamp begins: id-aa-timeStampToken
TOKEN = bytes.fromhex("060b2a864886f70d010910020e")

AUTHORITY = tempfile.mkdtemp(prefix="lykta-authority-")


def begin():
    """Keys are made once; each test gets copies."""
    if not os.listdir(AUTHORITY):
        before = os.getcwd()
        os.chdir(AUTHORITY)
        pki.make_authority()
        os.chdir(before)
    shutil.copytree(AUTHORITY, ".", dirs_exist_ok=True)


def sign_two(streams=False, stamp=None):
    """plain in a.pdf, signed by Anna in b.pdf, and by Bo after her in c.pdf."""
    begin()
    pki.make_pdf("a.pdf", fields=["chef", "samordnare"], streams=streams)
    pki.sign("a.pdf", "b.pdf", "chef", lambda data: pki.cms(data, "anna"))
    pki.sign("b.pdf", "c.pdf", "samordnare", lambda data: pki.cms(data, "bo", stamp=stamp))


def verify(path, code=0, trust=("root.pem",), **more):
    options = [option for file in trust for option in ("--trust", file)]
    return read_json("verify", path, "--json", *options, code=code, **more)


def try_to_verify(path):
    return subprocess.run([LYKTACTL, "verify", path, "--trust", "root.pem"], capture_output=True, timeout=60).returncode


def kinds(signature):
    return [change["kind"] for change in signature["changes_after"]]


def agree(path, valid):
    """mutool and pdfsig say the same of each signature's bytes."""
    path = os.path.abspath(path)
    shown = subprocess.run(["mutool", "sign", "-v", path], capture_output=True, timeout=60).stdout.decode()
    assert shown.count("Verifying signature") == len(valid) and shown.count("Digest error") == valid.count(False), shown
    shown = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, timeout=60).stdout.decode()
    wanted = ["Signature is Valid." if ok else "Digest Mismatch." for ok in valid]
    assert re.findall(r"Signature Validation: (.*)", shown) == wanted, shown


@test
def two_signatures_tables_and_streams():
    for streams in (False, True):
        sign_two(streams, stamp="stamper")
        agree("c.pdf", [True, True])
        found = verify("c.pdf")
        assert found["verdict"] == "holds" and found["sound"] and found["covers_file"], found
        first, second = found["signatures"]
        assert (first["person"], first["organisation"], first["reason"]) == ("Anna Ek", "Kartkontoret", "Fastställd"), first
        assert second["person"] == "Bo Åsk" and first["claimed_at"] == "2026-02-03T09:15:00Z", second
        assert (first["covers"], second["covers"]) == ("revision", "file") and kinds(first) == kinds(second) == []
        assert first["covered_bytes"] == os.path.getsize("b.pdf") and second["covered_bytes"] == os.path.getsize("c.pdf")
        assert first["certificate"]["key"] == "RSA 2048" and second["certificate"]["key"] == "EC P-256"
        assert first["time_stamp"] is None and second["time_stamp"]["intact"] and second["time_stamp"]["trusted"]
        assert second["time_stamp"]["authority"] == "Provstads stämpel"
        serial = pki.openssl("x509", "-in", "bo.pem", "-noout", "-serial").decode().strip().partition("=")[2]
        assert second["certificate"]["serial"].upper() == serial
        assert found["pdf_a"] == {"part": 3, "level": "A"} and found["pdf_ua"] == 1
        assert found["attachments"] == [{"name": "fakta.json", "media_type": "application/json", "relationship": "Data", "size": 2}]
        text = run("verify", "c.pdf", "--trust", "root.pem", locale="sv_SE.UTF-8").out
        assert text.startswith("Underskrivet av Anna Ek, Bo Åsk och oförändrat sedan dess.\n"), text


@test
def not_signed():
    begin()
    pki.make_pdf("a.pdf", fields=["chef"])
    found = verify("a.pdf", code=1)
    assert found["verdict"] == "not-signed" and found["empty_fields"] == 1 and found["signatures"] == []
    with open("b.pdf", "w") as file:
        file.write("Hej")
    assert "not a PDF" in refuse("verify", "b.pdf")
    pki.call("qpdf", "--encrypt", "a", "b", "256", "--", "a.pdf", "c.pdf")
    assert "password" in refuse("verify", "c.pdf")
    assert "trust list" in refuse("verify", "a.pdf", "--trust", "nothing.pem")
    assert "no certificate" in refuse("verify", "a.pdf", "--trust", "b.pdf")


@test
def one_byte_anywhere():
    """Whichever byte of the file is another one, the document does not hold; only a hexadecimal digit may change its case."""
    sign_two(stamp="stamper")
    whole = open("c.pdf", "rb").read()
    before = verify("c.pdf")
    gaps = [(match.start(1), match.end(1)) for match in re.finditer(rb"/Contents <([0-9a-fA-F]+)>", whole)]
    numbers = random.Random(7)
    places = numbers.sample(range(len(whole)), 50) + [numbers.randrange(*gap) for gap in gaps for _ in range(10)]
    messages = [(start, start + 2 * len(bytes.fromhex(whole[start:end].decode()).rstrip(b"\0"))) for start, end in gaps]
    places += [numbers.randrange(*message) for message in messages for _ in range(15)] + [0, 1, len(whole) - 1, len(whole) - 2]
    for place in places:
        data = bytearray(whole)
        data[place] ^= 1
        with open("d.pdf", "wb") as file:
            file.write(data)
        inside = next((i for i, (start, end) in enumerate(gaps) if start <= place < end), None)
        code = try_to_verify("d.pdf")
        if code == 1:
            continue
        # Of the message itself all that the signature covers is found out; versions and certificates of others it does not cover.
        assert inside is not None, (place, whole[place - 20:place + 20])
        start, end = messages[inside]
        assert start <= place < end, place
        assert code == 0, code
    assert before["sound"]


@test
def bytes_appended():
    sign_two()
    for extra in (b"\n", b"%%EOF\n", b"hej", b"\nstartxref\n0\n%%EOF\n"):
        shutil.copy("c.pdf", "d.pdf")
        with open("d.pdf", "ab") as file:
            file.write(extra)
        assert try_to_verify("d.pdf") == 1, extra
    shutil.copy("c.pdf", "d.pdf")
    with open("d.pdf", "ab") as file:
        file.write(b"\n")
    found = verify("d.pdf", code=1)
    assert found["verdict"] == "added-to" and not found["covers_file"] and all(s["intact"] for s in found["signatures"])


@test
def a_swapped_signature():
    """Anna's message in the place of Bo's."""
    sign_two()
    data = bytearray(open("c.pdf", "rb").read())
    first, second = list(re.finditer(rb"/Contents <([0-9a-f]+)>", data))
    data[second.start(1):second.end(1)] = first.group(1)
    with open("d.pdf", "wb") as file:
        file.write(data)
    agree("d.pdf", [True, False])
    found = verify("d.pdf", code=1)
    assert found["verdict"] == "broken" and [s["integrity"] for s in found["signatures"]] == ["intact", "altered"], found


def change(path, name):
    """What somebody might do to a signed document, by an update of the file."""
    document = pki.Document(path)
    page = document.page(1)
    text = document.show(page)
    new = document.size
    contents = int(re.search(r"/Contents (\d+)", text).group(1))
    catalog = document.show(document.root)
    metadata = int(re.search(r"/Metadata (\d+)", catalog).group(1))
    tree = int(re.search(r"/Pages (\d+)", catalog).group(1))
    info = int(re.search(r"/Info (\d+)", document.trailer).group(1))
    stream = "<< /Length 2 >>\nstream\n  \nendstream"
    document.update({
        "annotation": {page: text[:-2] + f"/Annots [{new} 0 R] >>", new: "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] >>"},
        "page": {contents: stream},
        "page by another stream": {page: re.sub(r"/Contents \d+ 0 R", f"/Contents {new} 0 R", text), new: stream},
        "pages": {tree: re.sub(r"/Kids \[ (\d+ 0 R) (\d+ 0 R) \]", r"/Kids [ \2 \1 ]", document.show(tree))},
        "metadata": {metadata: "<< /Type /Metadata /Subtype /XML /Length 2 >>\nstream\n  \nendstream"},
        "metadata in the information": {info: "<< /Title (Annat) >>"},
        "settings": {document.root: catalog[:-2] + "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"},
        "attachments": {document.root: catalog.replace("/EmbeddedFiles", "/Annat")},
        "form": {document.root: re.sub(r"/Fields \[", f"/Fields [ {new} 0 R ", catalog), new: "<< /FT /Tx /T (x) /V (y) >>"},
    }[name], "d.pdf")


@test
def what_was_done_after_the_last_signature():
    for streams in (False, True):
        sign_two(streams)
        for name in ("annotation", "page", "page by another stream", "pages", "metadata", "metadata in the information", "settings",
                     "attachments", "form"):
            change("c.pdf", name)
            pki.call("qpdf", "--check", "d.pdf")
            agree("d.pdf", [True, True])
            found = verify("d.pdf", code=1)
            assert found["verdict"] == "added-to", (name, found)
            assert kinds(found["signatures"][1]) == [name.split()[0]], (name, found["signatures"][1]["changes_after"])
            if name in ("annotation", "page"):
                assert found["signatures"][1]["changes_after"][0]["page"] == 2, found
                assert "page 2" in found["text"], found["text"]


@test
def what_was_done_between_signatures():
    """The last signature covers the whole file, and yet the first signer never saw that page."""
    sign_two()
    for name in ("annotation", "page", "page by another stream", "settings"):
        change("b.pdf", name)
        pki.sign("d.pdf", "e.pdf", "samordnare", lambda data: pki.cms(data, "bo"))
        agree("e.pdf", [True, True])
        found = verify("e.pdf", code=1)
        assert found["verdict"] == "changed" and found["covers_file"], (name, found)
        assert kinds(found["signatures"][0]) == [name.split()[0]] and kinds(found["signatures"][1]) == [], (name, found)


@test
def a_prepared_object_that_was_missing():
    """A page that refers to a stream that is not there, until somebody adds it after the signature (a shadow attack)."""
    begin()
    pki.make_pdf("a.pdf", fields=["chef"])
    document = pki.Document("a.pdf")
    page = document.page(0)
    missing = document.size + 50
    document.update({page: re.sub(r"/Contents (\d+ 0 R)", rf"/Contents [\1 {missing} 0 R]", document.show(page))})
    pki.sign("a.pdf", "b.pdf", "chef", lambda data: pki.cms(data, "anna"))
    assert verify("b.pdf")["sound"]
    document = pki.Document("b.pdf")
    document.update({missing: "<< /Length 2 >>\nstream\n  \nendstream"}, "c.pdf")
    found = verify("c.pdf", code=1)
    assert found["verdict"] == "added-to" and kinds(found["signatures"][0]) == ["other"], found


@test
def a_signature_that_was_taken_out():
    sign_two()
    document = pki.Document("c.pdf")
    number, text = document.field("samordnare")
    document.update({number: re.sub(r"/V \d+ 0 R", "", text)}, "d.pdf")
    found = verify("d.pdf", code=1)
    assert found["removed_signatures"] == 1 and len(found["signatures"]) == 1, found


@test
def a_copy_of_somebody_elses_signature():
    """A new field with Anna's message, about what she signed, but another reason."""
    sign_two()
    document = pki.Document("b.pdf")
    value = int(re.search(r"/V (\d+)", document.field("chef")[1]).group(1))
    number, text = document.field("samordnare")
    new = document.size
    copy = re.sub(r"/Reason <[^>]*>", "/Reason (Avslag)", re.sub(r"/Reason \([^)]*\)", "/Reason (Avslag)", document.show(value)))
    assert "Avslag" in copy
    document.update({number: text[:-2] + f"/V {new} 0 R >>", new: copy}, "d.pdf")
    found = verify("d.pdf", code=1)
    assert sorted(s["integrity"] for s in found["signatures"]) == ["intact", "malformed"], found
    assert next(s for s in found["signatures"] if s["integrity"] == "intact")["field"] == "chef"


@test
def whom_to_trust():
    """Nobody, the root, the issuer, another, the person itself; and a self-signed certificate."""
    sign_two()
    found = verify("c.pdf", trust=())
    assert found["verdict"] == "holds-untrusted" and {s["trust"] for s in found["signatures"]} == {"unchecked"}
    assert verify("c.pdf", trust=("issuer.pem",))["verdict"] == "holds"
    pki.make_certificate("other", "/CN=Annan rot", profile="ca")
    found = verify("c.pdf", trust=("other.pem",))
    assert found["verdict"] == "holds-untrusted" and {s["trust"] for s in found["signatures"]} == {"unknown-issuer"}
    assert verify("c.pdf", trust=("other.pem", "root.pem"))["verdict"] == "holds"
    pki.make_certificate("self", "/CN=Sig Själv")
    pki.sign("a.pdf", "d.pdf", "chef", lambda data: pki.cms(data, "self"))
    assert verify("d.pdf")["signatures"][0]["trust"] == "self-signed"
    assert verify("d.pdf", trust=("self.pem",))["verdict"] == "holds"


@test
def expired_not_yet_valid_and_for_something_else():
    begin()
    pki.make_certificate("old", "/CN=Gammal", "issuer", start=-30, end=-1)
    pki.make_certificate("new", "/CN=Ny", "issuer", start=2, end=30)
    pki.make_certificate("server", "/CN=Server", "issuer", "server")
    pki.make_pdf("a.pdf", fields=["chef"])
    for name, state in (("old", "expired"), ("new", "not-yet-valid"), ("server", "not-for-signing")):
        pki.sign("a.pdf", "b.pdf", "chef", lambda data: pki.cms(data, name))
        found = verify("b.pdf")
        assert found["signatures"][0]["trust"] == state and found["signatures"][0]["intact"], (name, found)
        assert found["verdict"] == "holds-not-trusted"


@test
def a_time_stamp_outlives_the_certificate():
    """Signed and stamped while the certificate was valid, verified when it is not any more; the stamp is of now, and now moves on."""
    begin()
    pki.make_certificate("short", "/CN=Kort", "issuer", start=-1, end=1)
    pki.make_pdf("a.pdf", fields=["chef"])
    for stamp, state in ((None, "expired"), ("stamper", "trusted")):
        pki.sign("a.pdf", "b.pdf", "chef", lambda data: pki.cms(data, "short", stamp=stamp))
        assert verify("b.pdf")["signatures"][0]["trust"] == "trusted"
        os.environ["LYKTA_NOW"] = "2030-01-01T00:00:00Z"
        try:
            assert verify("b.pdf")["signatures"][0]["trust"] == state, stamp
        finally:
            del os.environ["LYKTA_NOW"]


@test
def a_time_stamp_of_something_else():
    sign_two()
    other = pki.cms(b"annat", "bo", stamp="stamper")
    token = other[other.index(TOKEN):]

    def wrong(data):
        # Signatures of this kind differ in length by a byte or two
        while True:
            stamped = pki.cms(data, "bo", stamp="stamper")
            at = stamped.index(TOKEN)
            if len(stamped) - at == len(token):
                return stamped[:at] + token

    pki.sign("b.pdf", "d.pdf", "samordnare", wrong)
    found = verify("d.pdf", code=1)
    assert found["signatures"][1]["time_stamp"]["intact"] is False and found["verdict"] == "broken", found


@test
def revoked():
    """By a list of the user's, by one in the document, before or after a stamp."""
    sign_two(stamp="stamper")
    pki.make_list("issuer", ["anna"], "annas.pem")
    pki.make_list("issuer", [], "nobody.pem")
    assert verify("c.pdf")["signatures"][0]["revocation"] == "unknown"
    found = verify("c.pdf", trust=("root.pem", "nobody.pem"))
    assert [s["revocation"] for s in found["signatures"]] == ["good", "good"] and found["verdict"] == "holds", found
    found = verify("c.pdf", trust=("root.pem", "annas.pem"))
    assert [s["trust"] for s in found["signatures"]] == ["revoked", "trusted"], found
    assert found["verdict"] == "holds-not-trusted" and found["signatures"][0]["certificate"]["revoked_at"] is not None
    assert "revoked" in found["text"]

    der = pki.openssl("crl", "-in", "annas.pem", "-outform", "DER")
    document = pki.Document("c.pdf")
    catalog = document.show(document.root)
    stream = f"<< /Length {len(der)} >>\nstream\n".encode() + der + b"\nendstream"
    document.update({document.root: catalog[:-2] + f"/DSS << /CRLs [{document.size} 0 R] >> >>", document.size: stream}, "d.pdf")
    found = verify("d.pdf", code=1)
    assert found["signatures"][0]["trust"] == "revoked" and kinds(found["signatures"][1]) == [], found

    # Bo's certificate is revoked after the stamp that his signature bears: it holds.
    time.sleep(1.1)
    pki.make_list("issuer", ["bo"], "bos.pem")
    found = verify("c.pdf", trust=("root.pem", "bos.pem"))
    assert found["signatures"][1]["trust"] == "trusted", found


@test
def answers_of_a_responder():
    """OCSP in the document's own store (DSS)."""
    sign_two()
    with open("index.txt", "w") as file:
        for name, state, when in (("anna", "V", ""), ("bo", "R", pki.day(-1)[2:])):
            serial = pki.openssl("x509", "-in", f"{name}.pem", "-noout", "-serial").decode().strip().partition("=")[2]
            file.write(f"{state}\t{pki.day(3000)[2:]}\t{when}\t{serial}\tunknown\t/CN={name}\n")
    objects = {}
    document = pki.Document("c.pdf")
    for i, name in enumerate(("anna", "bo")):
        pki.openssl("ocsp", "-issuer", "issuer.pem", "-cert", f"{name}.pem", "-reqout", f"{name}.req", "-no_nonce")
        pki.openssl("ocsp", "-index", "index.txt", "-rsigner", "issuer.pem", "-rkey", "issuer.key", "-CA", "issuer.pem", "-reqin",
                    f"{name}.req", "-respout", f"{name}.res", "-ndays", "3000")
        data = open(f"{name}.res", "rb").read()
        objects[document.size + i] = f"<< /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
    answers = " ".join(f"{number} 0 R" for number in objects)
    objects[document.root] = document.show(document.root)[:-2] + f"/DSS << /OCSPs [{answers}] >> >>"
    document.update(objects, "d.pdf")
    found = verify("d.pdf", code=1)
    assert [(s["revocation"], s["trust"]) for s in found["signatures"]] == [("good", "trusted"), ("revoked", "revoked")], found


@test
def other_kinds():
    """Adobe's older kind, a time stamp of the document, and one that nobody knows."""
    begin()
    pki.make_pdf("a.pdf", fields=["chef", "tid"])
    pki.sign("a.pdf", "b.pdf", "chef", lambda data: pki.cms(data, "anna"), kind="adbe.pkcs7.detached")
    assert verify("b.pdf")["verdict"] == "holds"
    pki.sign("b.pdf", "c.pdf", "tid", pki.stamp_data, kind="ETSI.RFC3161", type_="DocTimeStamp")
    found = verify("c.pdf")
    assert found["verdict"] == "holds" and found["signatures"][1]["document_time_stamp"], found
    assert found["signatures"][1]["person"] == "Provstads stämpel" and found["signatures"][1]["trusted"]
    pki.sign("a.pdf", "d.pdf", "chef", lambda data: b"0\0", kind="adbe.x509.rsa_sha1")
    found = verify("d.pdf", code=1)
    assert found["signatures"][0]["integrity"] == "unknown-kind" and "kind" in found["text"], found
    pki.sign("a.pdf", "e.pdf", "chef", lambda data: pki.cms(data, "anna", digest="sha1"), kind="adbe.pkcs7.detached")
    assert verify("e.pdf")["signatures"][0]["weak"] and verify("e.pdf")["verdict"] == "holds-not-trusted"


@test
def signed_by_pdfsig():
    """NSS signs with a key on a card (SoftHSM); each signature in a field of its own."""
    begin()
    module = "/usr/lib/softhsm/libsofthsm2.so"
    pki.make_pdf("a.pdf")
    os.makedirs("tokens")
    with open("softhsm.conf", "w") as file:
        file.write(f"directories.tokendir = {os.getcwd()}/tokens\nobjectstore.backend = file\n")
    env = dict(os.environ, SOFTHSM2_CONF=os.path.join(os.getcwd(), "softhsm.conf"))
    pki.call("softhsm2-util", "--init-token", "--free", "--label", "kort", "--pin", "1234", "--so-pin", "1234", env=env)
    pki.call("softhsm2-util", "--import", "anna.key", "--token", "kort", "--label", "anna", "--id", "01", "--pin", "1234", env=env)
    pki.openssl("x509", "-in", "anna.pem", "-outform", "DER", "-out", "anna.der")
    pki.call("pkcs11-tool", "--module", module, "--login", "--pin", "1234", "--token-label", "kort", "--write-object", "anna.der",
             "--type", "cert", "--label", "anna", "--id", "01", env=env)
    os.makedirs("nss")
    with open("nss/pkcs11.txt", "w") as file:
        file.write("library=\nname=NSS Internal PKCS #11 Module\n"
                   f"parameters=configdir='sql:{os.getcwd()}/nss' certPrefix='' keyPrefix='' secmod='secmod.db' flags= \n"
                   "NSS=Flags=internal,critical trustOrder=75 cipherOrder=100 slotParams=(1={slotFlags=[RSA,SHA1,SHA256,Random] "
                   f"askpw=any timeout=30}})\n\nlibrary={module}\nname=softhsm\n\n")
    # Only a process that may write makes the database.
    pki.call("python3", "-c", "import ctypes; nss = ctypes.CDLL('libnss3.so'); exit(nss.NSS_InitReadWrite(b'sql:nss') or nss.NSS_Shutdown())",
             env=dict(env, SOFTHSM2_CONF="/dev/null"))
    # NSS may crash when it closes the card, after the file is whole
    for source, target in (("a.pdf", "b.pdf"), ("b.pdf", "c.pdf")):
        result = subprocess.run(["pdfsig", "-nssdir", "nss", "-nss-pwd", "1234", "-kpw", "1234", "-add-signature", "-nick", "kort:anna",
                                 "-reason", "Granskad", source, target], capture_output=True, timeout=60, env=env)
        assert os.path.exists(target), (result.stdout, result.stderr)
    found = verify("c.pdf", trust=("issuer.pem",))
    assert found["verdict"] == "holds" and len(found["signatures"]) == 2, found
    for signature in found["signatures"]:
        assert (signature["person"], signature["reason"], signature["format"]) == ("Anna Ek", "Granskad", "adbe.pkcs7.detached"), signature
        assert kinds(signature) == []


def approve():
    """A review whose approved document is a.pdf."""
    run("new", "office.lykta", "--example")
    review = max(read_json("export", "office.lykta", "reviews", "--format", "json"), key=lambda r: r["year"])
    assert "not approved" in refuse("receive", "office.lykta", str(review["year"]), "b.pdf")
    file = run("attach", "office.lykta", "reviews", str(review["id"]), "a.pdf").out.strip()
    # As approving in the window does; nobody changes it afterwards
    with sqlite3.connect("office.lykta") as office:
        office.execute("UPDATE attachments SET kind = 'approved' WHERE id = ?", (file,))
    office.close()
    run("set", "office.lykta", "reviews", str(review["id"]), "approved_by=1", "approved_on=2026-01-02", "approved_roles=Chef",
        f"approved_file={file}")
    return review


@test
def received():
    sign_two()
    review = approve()
    year, id_ = str(review["year"]), str(review["id"])
    kept = lambda: [a for a in read_json("attachments", "office.lykta", "reviews", id_, "--json")]  # noqa: E731
    assert "nobody has signed" in refuse("receive", "office.lykta", year, "a.pdf")
    assert "no review of 1999" in refuse("receive", "office.lykta", "1999", "b.pdf")
    change("b.pdf", "page")
    assert "page 2" in refuse("receive", "office.lykta", year, "d.pdf")
    shutil.copy("b.pdf", "d.pdf")
    with open("d.pdf", "ab") as file:
        file.write(b"\n")
    assert "after the last signature" in refuse("receive", "office.lykta", year, "d.pdf")
    pki.make_pdf("d.pdf", fields=["chef"], text="Annat")
    pki.sign("d.pdf", "e.pdf", "chef", lambda data: pki.cms(data, "anna"))
    assert "byte for byte" in refuse("receive", "office.lykta", year, "e.pdf")
    # What was changed before it was signed: the last signature covers all of it
    change("a.pdf", "page")
    pki.sign("d.pdf", "e.pdf", "chef", lambda data: pki.cms(data, "anna"))
    assert verify("e.pdf")["sound"] and "page 2" in refuse("receive", "office.lykta", year, "e.pdf")
    pki.make_certificate("other", "/CN=Annan rot", profile="ca")
    assert "vouches" in refuse("receive", "office.lykta", year, "b.pdf", "--trust", "other.pem")
    assert len(kept()) == 1

    out = run("receive", "office.lykta", year, "b.pdf", "--trust", "root.pem").out
    assert out == "Signed by Anna Ek, and unchanged since.\n", out
    run("save-attachment", "office.lykta", str(kept()[-1]["id"]), "-o", "f.pdf")
    assert open("f.pdf", "rb").read() == open("b.pdf", "rb").read()
    record = next(r for r in read_json("export", "office.lykta", "reviews", "--format", "json") if r["id"] == review["id"])
    assert record["signed_on"] and record["signed_roles"] == "Fastställd" and record["signed_how"].startswith("PAdES-B-B"), record
    # Bo signed after Anna; who signs the approved document beside her would undo hers.
    pki.sign("a.pdf", "d.pdf", "samordnare", lambda data: pki.cms(data, "bo"))
    assert "lacks their signatures" in refuse("receive", "office.lykta", year, "d.pdf")
    run("receive", "office.lykta", year, "c.pdf")
    assert len(kept()) == 3


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(AUTHORITY, ignore_errors=True)
