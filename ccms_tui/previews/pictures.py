"""Pictures, made so small that a terminal can draw them with half a cell for a dot."""

from importlib import import_module
from io import BytesIO

from ccms_tui.previews.looked import Looked, Unreadable

BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "Png",
    b"\xff\xd8\xff": "Jpeg",
    b"GIF87a": "Gif",
    b"GIF89a": "Gif",
    b"BM": "Bmp",
    b"II*\0": "Tiff",
    b"MM\0*": "Tiff",
    b"RIFF": "WebP",
}
"""The first bytes of a picture, and which reader of Pillow is for it."""
FORMATS = tuple(dict.fromkeys(kind.upper() for kind in BEGINNINGS.values()))
ACROSS, DOWN = 56, 72
"""Dots of a small picture at most."""
MOST = 50_000_000
"""Dots of a picture that is made small; of a larger one only its size is told."""
SHADES = " .:-=+*#%@"


def seems(content: bytes) -> bool:
    """Whether it begins as a picture does."""
    return content.startswith(tuple(BEGINNINGS)) and (content[:4] != b"RIFF" or content[8:12] == b"WEBP")


def prepare() -> None:
    """Import what reads pictures, with all that Pillow would import when it opens one."""
    from PIL import Image

    Image.preinit()
    for kind in dict.fromkeys(BEGINNINGS.values()):
        import_module(f"PIL.{kind}ImagePlugin")


def read(content: bytes, limit: int) -> Looked:
    """The first picture in it, small."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the size is asked before anything is unpacked
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            told = f"{picture.format}, {picture.width:,} × {picture.height:,} dots"
            if picture.width * picture.height > MOST:
                raise Unreadable(f"{told}: too large to be drawn, export it to look at it")
            picture.draft("RGB", (ACROSS * 2, DOWN * 2))
            small = picture.convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        raise Unreadable("a damaged picture, shown byte for byte") from error
    small.thumbnail((ACROSS, min(DOWN, limit * 2)))
    grey = small.convert("L").resize((small.width, max(1, small.height // 2))).tobytes()
    rows = (grey[at : at + small.width] for at in range(0, len(grey), small.width))
    lines = tuple("".join(SHADES[shade * len(SHADES) // 256] for shade in row) for row in rows)
    return Looked("picture", lines, told, small.width, small.tobytes())
