"""Where the pieces stand that others embed, and what they write on their pages to show one."""

from markupsafe import Markup

from generator.addresses import Addresses

FOLDER = "embed"
MAP_PIECE = f"{FOLDER}/map.html"
SCRIPTS = ("embed.js", "embeds.js")
"""What a piece runs, and what the page around it may."""

HEIGHTS = {"claims": 320, "estimates": 560, "map.html": 680}
"""Pixels that a frame has until its piece tells its own height."""


def claim_piece(id_: str) -> str:
    """Return where the piece of a claim stands."""
    return f"{FOLDER}/claims/{id_}.html"


def series_piece(key: object) -> str:
    """Return where the piece of a series stands."""
    return f"{FOLDER}/estimates/{key}.html"


def frame(addresses: Addresses, piece: str, title: str) -> str:
    """Return what shows a piece on a page of others; nothing where the site has no address.

    Without the script, which the page may leave out, the frame keeps the height that stands there.
    """
    if not addresses.base:
        return ""
    written = Markup(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0"'
        ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>\n'
        '<script async src="{}"></script>'
    ).format(
        addresses.absolute(piece),
        title,
        HEIGHTS[piece.split("/")[1]],
        addresses.absolute(f"assets/{SCRIPTS[1]}"),
    )
    return str(written)
