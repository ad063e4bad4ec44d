# pki.py: certificates, PDF files and signatures made by other programs: openssl, SoftHSM, pdfsig
#
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import os
import re
import subprocess

OPENSSL_CONFIG = """
[req]
distinguished_name = name
prompt = no
string_mask = utf8only
[name]
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[person]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, keyEncipherment
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[stamper]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[list]
default_ca = authority
[authority]
database = index.txt
crlnumber = crlnumber
default_md = sha256
default_crl_days = 3650
[tsa]
default_tsa = stamp
[stamp]
serial = tsaserial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha384, sha512
"""


def call(*arguments, **more):
    result = subprocess.run(arguments, capture_output=True, timeout=60, **more)
    assert result.returncode == 0, (arguments, result.stdout[-2000:], result.stderr[-2000:])
    return result.stdout


def openssl(*arguments, **more):
    return call("openssl", *arguments, **more)


def make_key(name, kind="ec"):
    options = {"ec": ["EC", "-pkeyopt", "ec_paramgen_curve:P-256"], "rsa": ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"]}[kind]
    openssl("genpkey", "-algorithm", *options, "-out", f"{name}.key")


def day(offset):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=offset)).strftime("%Y%m%d%H%M%SZ")


def make_certificate(name, subject, issuer=None, profile="person", kind="ec", start=-30, end=3650):
    """NAME.key and NAME.pem, signed by ISSUER, or by itself."""
    if not os.path.exists("openssl.cnf"):
        with open("openssl.cnf", "w") as file:
            file.write(OPENSSL_CONFIG)
    make_key(name, kind)
    by = ["-CA", f"{issuer}.pem", "-CAkey", f"{issuer}.key"] if issuer else []
    openssl("req", "-x509", "-new", "-config", "openssl.cnf", "-utf8", "-key", f"{name}.key", "-subj", subject,
            "-extensions", profile, "-not_before", day(start), "-not_after", day(end), "-sha256", "-out", f"{name}.pem", *by)


def make_authority():
    """An office's: root, intermediate, two persons, a stamping service."""
    make_certificate("root", "/C=SE/O=Provstad/CN=Provstads rot", profile="ca", end=7300)
    make_certificate("issuer", "/C=SE/O=Provstad/CN=Provstads utfärdare", "root", "ca", end=7200)
    make_certificate("anna", "/C=SE/O=Kartkontoret/CN=Anna Ek", "issuer", kind="rsa")
    make_certificate("bo", "/C=SE/O=Kartkontoret/CN=Bo Åsk", "issuer")
    make_certificate("stamper", "/C=SE/O=Provstad/CN=Provstads stämpel", "issuer", "stamper")


def make_list(issuer, revoked=(), name="list.pem"):
    """A revocation list with the certificates that are named, revoked now."""
    for file in ("index.txt", "index.txt.attr", "crlnumber"):
        if os.path.exists(file):
            os.unlink(file)
    open("index.txt", "w").close()
    with open("crlnumber", "w") as file:
        file.write("01\n")
    options = ["-config", "openssl.cnf", "-name", "authority", "-cert", f"{issuer}.pem", "-keyfile", f"{issuer}.key"]
    for certificate in revoked:
        openssl("ca", *options, "-revoke", f"{certificate}.pem")
    openssl("ca", *options, "-gencrl", "-out", name)
    return name


# ---------------------------------------------------------------- documents

def make_pdf(path, pages=2, fields=(), streams=False, text="Beslut"):
    """A document with a page tree, text, metadata, and empty signature fields."""
    xmp = ('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
           '<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
           '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>'
           '</rdf:Description></rdf:RDF></x:xmpmeta>')
    first = 10
    widgets = [first + 2 * pages + i for i in range(len(fields))]
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R /Names << /EmbeddedFiles << /Names [(fakta.json) 5 0 R] >> >> "
           f"/AcroForm << /SigFlags 3 /Fields [{' '.join(f'{w} 0 R' for w in widgets)}] >> >>",
        2: f"<< /Type /Pages /Count {pages} /Kids [{' '.join(f'{first + 2 * i} 0 R' for i in range(pages))}] >>",
        3: "<< /Title (Genomg\\345ng) >>",
        4: f"<< /Type /Metadata /Subtype /XML /Length {len(xmp)} >>\nstream\n{xmp}\nendstream",
        5: "<< /Type /Filespec /F (fakta.json) /UF (fakta.json) /AFRelationship /Data /EF << /F 6 0 R >> >>",
        6: "<< /Type /EmbeddedFile /Subtype /application#2Fjson /Params << /Size 2 >> /Length 2 >>\nstream\n{}\nendstream",
        7: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for i in range(pages):
        content = f"BT /F1 12 Tf 72 720 Td ({text} {i + 1}) Tj ET"
        annotations = f"/Annots [{' '.join(f'{w} 0 R' for w in widgets)}]" if i == 0 and widgets else ""
        objects[first + 2 * i] = (f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 2 * i + 1} 0 R "
                                  f"/Resources << /Font << /F1 7 0 R >> >> {annotations} >>")
        objects[first + 2 * i + 1] = f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
    for widget, name in zip(widgets, fields):
        objects[widget] = f"<< /Type /Annot /Subtype /Widget /FT /Sig /T ({name}) /F 4 /Rect [72 72 272 122] /P {first} 0 R >>"
    with open("plain.pdf", "wb") as file:
        file.write(write_objects(b"%PDF-1.7\n%\xe5\xe4\xf6\xff\n", objects, "/Root 1 0 R /Info 3 0 R"))
    options = ["--object-streams=generate"] if streams else ["--object-streams=disable"]
    call("qpdf", "--static-id", "--newline-before-endstream", "--preserve-unreferenced", *options, "plain.pdf", path)


def write_objects(before, objects, trailer, previous=None):
    """Bytes and after them objects, a table and a trailer."""
    out = bytearray(before)
    places = {}
    for number, text in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + (text if isinstance(text, bytes) else text.encode("latin-1")) + b"\nendobj\n"
    start = len(out)
    size = max(objects) + 1
    if previous is not None:
        size = max(size, previous[1])
        trailer += f" /Prev {previous[0]}"
    if trailer.startswith("stream "):
        rows = b"".join(b"\x01" + places.get(n, start).to_bytes(4, "big") + b"\0" for n in [*sorted(places), size])
        index = " ".join(f"{n} 1" for n in [*sorted(places), size])
        out += (f"{size} 0 obj\n<< /Type /XRef /W [1 4 1] /Index [{index}] /Size {size + 1} /Length {len(rows)} "
                f"{trailer[7:]} >>\nstream\n").encode() + rows + b"\nendstream\nendobj\n"
    else:
        out += b"xref\n" + (b"0 1\n0000000000 65535 f \n" if previous is None else b"")
        for number in sorted(places):
            out += f"{number} 1\n{places[number]:010d} 00000 n \n".encode()
        out += f"trailer\n<< /Size {size} {trailer} >>\n".encode()
    out += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


class Document:
    """A PDF file read and updated in the plainest way, with qpdf's word on what is in it."""

    def __init__(self, path):
        self.path = path
        self.data = open(path, "rb").read()
        shown = call("qpdf", "--show-object=trailer", path).decode("latin-1")
        self.size = int(re.search(r"/Size (\d+)", shown).group(1))
        self.root = int(re.search(r"/Root (\d+)", shown).group(1))
        self.start = int(re.findall(rb"startxref\s+(\d+)", self.data)[-1])
        self.streams = not self.data[self.start:].startswith(b"xref")
        self.trailer = " ".join(re.findall(r"/(?:Root|Info) \d+ 0 R", shown))

    def show(self, number):
        return call("qpdf", f"--show-object={number}", self.path).decode("latin-1").strip()

    def field(self, name):
        """Number and text of a widget."""
        for number in range(1, self.size):
            text = self.show(number)
            if f"/T ({name})" in text:
                return number, text
        raise KeyError(name)

    def page(self, index):
        lines = call("qpdf", "--show-pages", self.path).decode().splitlines()
        return int([line for line in lines if line.startswith("page ")][index].split()[2])

    def update(self, objects, out=None):
        self.data = write_objects(self.data, objects, ("stream " if self.streams else "") + self.trailer, (self.start, self.size))
        with open(out or self.path, "wb") as file:
            file.write(self.data)
        if out is None:
            self.__init__(self.path)


# ---------------------------------------------------------------- signing

def cms(data, signer, more=(), stamp=None, digest="sha256"):
    """A detached signature in DER by openssl; with the time stamp of a local authority if one is asked for."""
    der = openssl("cms", "-sign", "-binary", "-cades", "-md", digest, "-signer", f"{signer}.pem", "-inkey", f"{signer}.key",
                  "-certfile", "issuer.pem", "-outform", "DER", *more, input=data)
    return der if stamp is None else add_stamp(der, stamp)


def length(n):
    if n < 128:
        return bytes([n])
    size = (n.bit_length() + 7) // 8
    return bytes([0x80 | size]) + n.to_bytes(size, "big")


def element(data, at):
    """Tag, start and end of what lies in the element at a place."""
    size = data[at + 1]
    start = at + 2
    if size & 0x80:
        start += size & 0x7f
        size = int.from_bytes(data[at + 2:start], "big")
    return data[at], start, start + size


def wrap(tag, content):
    return bytes([tag]) + length(len(content)) + content


def stamp_data(data, signer="stamper"):
    """A time-stamp token for these bytes."""
    with open("tsaserial", "w") as file:
        file.write("01\n")
    query = openssl("ts", "-query", "-data", "-", "-sha256", "-cert", "-config", "openssl.cnf", input=data)
    with open("query.tsq", "wb") as file:
        file.write(query)
    return openssl("ts", "-reply", "-config", "openssl.cnf", "-queryfile", "query.tsq", "-signer", f"{signer}.pem", "-inkey",
                   f"{signer}.key", "-chain", "issuer.pem", "-token_out")


def add_stamp(der, signer):
    """Puts a token into the unsigned attributes of a message's only signer, which are its last element."""
    _, outer, _ = element(der, 0)                          # ContentInfo
    _, _, oid_end = element(der, outer)
    _, explicit, _ = element(der, oid_end)                 # [0]
    _, inside, end = element(der, explicit)                # SignedData
    parts = []
    at = inside
    while at < end:
        _, _, after = element(der, at)
        parts.append(der[at:after])
        at = after
    _, info_at, _ = element(parts[-1], 0)                  # SET OF SignerInfo
    _, start, stop = element(parts[-1], info_at)
    info = parts[-1][start:stop]
    at = signature = 0
    while at < len(info):
        tag, begin, after = element(info, at)
        if tag == 0x04:
            signature = info[begin:after]
        at = after
    token = stamp_data(signature, signer)
    attribute = wrap(0x30, bytes.fromhex("060b2a864886f70d010910020e") + wrap(0x31, token))
    parts[-1] = wrap(0x31, wrap(0x30, info + wrap(0xa1, attribute)))
    return wrap(0x30, der[outer:oid_end] + wrap(0xa0, wrap(0x30, b"".join(parts))))


ROOM = 6000


def sign(path, out, name, make, kind="ETSI.CAdES.detached", reason="Fastställd", more="", type_="Sig", objects=()):
    """Signs in a prepared field; MAKE gives the message for the bytes."""
    document = Document(path)
    number, text = document.field(name)
    value = document.size
    encoded = ("\ufeff" + reason).encode("utf-16-be").hex()
    dictionary = (f"<< /Type /{type_} /Filter /Adobe.PPKLite /SubFilter /{kind} /M (D:20260203101500+01'00') /Reason <{encoded}> {more}"
                  f"/ByteRange [0 1111111111 1111111111 1111111111] /Contents <{'0' * (2 * ROOM)}> >>")
    document.update({number: text[:-2] + f"/V {value} 0 R >>", value: dictionary, **dict(objects)}, out)
    data = bytearray(document.data)
    gap = data.rindex(b"/Contents <" + b"0" * (2 * ROOM)) + len(b"/Contents ")
    end = gap + 2 * ROOM + 2
    range_at = data.rindex(b"[0 1111111111")
    numbers = f"[0 {gap} {end} {len(data) - end}"
    data[range_at:range_at + 47 - 12] = data[range_at:range_at + 47 - 12]
    place = data.index(b"]", range_at)
    data[range_at:place] = numbers.ljust(place - range_at).encode()
    message = make(bytes(data[:gap] + data[end:])).hex().encode()
    assert len(message) <= 2 * ROOM, len(message)
    data[gap + 1:gap + 1 + len(message)] = message
    with open(out, "wb") as file:
        file.write(data)
