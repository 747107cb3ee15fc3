"""Pen: a process of its own that draws specifications, until nobody sends any more.

vl-convert holds the interpreter while it draws, so the server's own process never does.
"""

import json
import struct
import sys
from typing import Any

import vl_convert

HEAD = struct.Struct(">?I")  # whether it could be drawn, and how many bytes follow


def draw(order: dict[str, Any]) -> bytes:
    """The bytes of a picture: an SVG of a Vega-Lite specification, or a PNG of an SVG."""
    if "svg" in order:
        return vl_convert.svg_to_png(order["svg"], scale=order["scale"])
    drawn = vl_convert.vegalite_to_svg(
        order["specification"], vl_version=order["version"], allowed_base_urls=[]
    )
    return drawn.encode()


def main(fonts: str) -> None:
    """Draw what the standard input brings, in the fonts of a folder."""
    vl_convert.register_font_directory(fonts)
    while head := sys.stdin.buffer.read(HEAD.size):
        _, size = HEAD.unpack(head)
        order = json.loads(sys.stdin.buffer.read(size))
        try:
            is_drawn, content = True, draw(order)
        except (RuntimeError, ValueError) as error:
            is_drawn, content = False, str(error).encode()
        sys.stdout.buffer.write(HEAD.pack(is_drawn, len(content)) + content)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1])
