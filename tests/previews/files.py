"""Files of every kind, plain and hostile, made as small as they can be."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

HEADING = b"From: Jo <jo@example.org>\r\nTo: us@example.org\r\nSubject: Charged twice\r\n"
HEADING += b"Date: Mon, 2 Mar 2026 09:00:00 +0000\r\n"


def png(across: int, down: int, rows: bytes | None = None) -> bytes:
    """A picture whose dots are black, or those of some rows."""
    raw = bytes((across * 3 + 1) * down) if rows is None else rows
    head = struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(raw)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, data) for kind, data in parts)


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def archive(**held: bytes) -> bytes:
    """An archive with some files in it, under these names."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in held.items():
            file.writestr(name, content)
    return made.getvalue()


def pdf(stream: bytes, more: bytes = b"", kids: bytes = b"3 0 R") -> bytes:
    """A PDF of one page with what is drawn on it, and more in its catalogue."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + more + b">>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length " + str(len(stream)).encode() + b">>\nstream\n" + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += str(number).encode() + b" 0 obj\n" + body + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    end = f"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF".encode()
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + end


WRITTEN = b"BT /F1 12 Tf 20 100 Td (We charged you twice.) Tj ET"
NESTED = HEADING + b"".join(
    f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n'.encode() for n in range(1500)
)
