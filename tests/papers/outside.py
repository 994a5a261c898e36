"""Pictures and PDFs as people bring them, and as someone who means harm would: all made here."""

import io
import struct
import zlib

import pikepdf
from PIL import Image, ImageDraw

MARK = "Qwerzuiop"
"""A camera's owner, written into what a picture says of itself."""
PLACE = (48.0, 51.0, 24.0)
ORIENTATION, OWNER, GPS = 0x0112, 0xA430, 0x8825


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (64, 48), *, orientation: int = 1, traces: bool = False
) -> bytes:
    """A picture: dark on the left, light on the right, a line in the middle."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1]), fill="navy")
    exif = Image.Exif()
    if orientation != 1:
        exif[ORIENTATION] = orientation
    if traces:
        exif[0x010F] = MARK
        gps = exif.get_ifd(GPS)
        gps[1], gps[2] = "N", PLACE
    target = io.BytesIO()
    image.save(target, kind, exif=exif, **({"quality": 90} if kind != "PNG" else {}))
    return target.getvalue()


def chunk(mark: bytes, data: bytes) -> bytes:
    """A part of a PNG, with its checksum."""
    return struct.pack(">I", len(data)) + mark + data + struct.pack(">I", zlib.crc32(mark + data))


def lying_png(width: int, height: int) -> bytes:
    """A PNG whose header says that it is that large, with a few bytes of pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
    )


def lying_jpeg(width: int, height: int) -> bytes:
    """A JPEG whose frame says that it is that large."""
    content = picture("JPEG")
    at = content.index(b"\xff\xc0")
    return content[: at + 5] + struct.pack(">HH", height, width) + content[at + 9 :]


def lying_webp(width: int, height: int) -> bytes:
    """A WebP whose canvas says that it is that large."""
    canvas = b"\0\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    pixels = picture("WEBP")[12:]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + canvas + pixels
    return b"RIFF" + struct.pack("<I", len(body)) + body


def pdf(pages: int = 1, *, size: tuple[float, float] = (595, 842), text: str = "", **options: object) -> bytes:
    """A PDF with so many pages; `text` is written on each; `options` are those of pikepdf's saving."""
    document = pikepdf.new()
    for _ in range(pages):
        page = document.add_blank_page(page_size=size)
        if text:
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.obj.Contents = document.make_stream(f"BT /F1 24 Tf 72 700 Td ({text}) Tj ET".encode())
    return saved(document, **options)


def saved(document: pikepdf.Pdf, **options: object) -> bytes:
    """The bytes of a document."""
    target = io.BytesIO()
    document.save(target, **options)  # type: ignore[arg-type]  # options of pikepdf, by name
    return target.getvalue()


def acting_pdf() -> bytes:
    """A PDF that does everything that a PDF should not."""
    document = pikepdf.open(io.BytesIO(pdf(2, text="Convocation")))
    name, script = pikepdf.Name, pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('x')")
    document.Root.OpenAction = script
    document.Root.AA = pikepdf.Dictionary(WC=script)
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", script]))
    document.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=document.make_stream(b"<xfa/>"))
    document.attachments["virus.exe"] = b"MZ"
    page = document.pages[0].obj
    page.AA = pikepdf.Dictionary(O=script)
    box = [0, 0, 100, 100]
    launch = pikepdf.Dictionary(S=name.Launch, F="cmd.exe")
    link = pikepdf.Dictionary(Type=name.Annot, Subtype=name.Link, Rect=box, A=launch)
    held = pikepdf.Dictionary(Type=name.Annot, Subtype=name.FileAttachment, Rect=box)
    kept = pikepdf.Dictionary(
        Type=name.Annot, Subtype=name.Link, Rect=box, A=pikepdf.Dictionary(S=name.URI, URI="https://exemple.invalid")
    )
    page.Annots = pikepdf.Array([link, document.make_indirect(held), kept])
    document.docinfo["/Author"] = MARK
    return saved(document)


def stream_pdf(head: str, data: bytes) -> bytes:
    """A PDF of one page with one more stream, said to be `head`."""
    whole = pdf()
    return whole + f"\n99 0 obj\n<< {head} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream\nendobj\n"
