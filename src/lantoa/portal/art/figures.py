"""Small things seen from afar: people at work, stilt houses, trees. Each stands on the origin."""

from .shapes import circle, path

_HOE = path("M6-36 26-4", stroke="clay", stroke_width=2.6) + path("M20-2 31-7 28 1z", fill="ink")
_RAKE = path("M7-38 30-2", stroke="clay", stroke_width=2.4) + path("M24 0 36-6", stroke="ink", stroke_width=3)
_POLE = (
    path("M-32-39Q0-47 32-39", stroke="clay", stroke_width=2.6)
    + path("M-32-39l-7 20h14zM32-39l-7 20h14z", stroke="ink")
    + path("M-42-20h20l-3 10h-14zM22-20h20l-3 10h-14z", fill="earth")
)
_BASKET = path("M-16-42h9l2 18h-12z", fill="earth") + path("M-16-36h10M-16-30h11", stroke="clay")
_TOOLS = {"": "", "hoe": _HOE, "rake": _RAKE, "pole": _POLE, "basket": _BASKET}
_HAT = path("M-15-51Q-4-60 0-66 4-60 15-51 0-48-15-51z", fill="straw") + path("M-15-51Q0-48 15-51", stroke="clay")
_HAIR = path("M-6.5-51a6.5 7 0 0 1 13 0q-6-4-13 0z", fill="hair")


def person(coat: str, tool: str = "", hat: bool = True) -> str:
    """Someone standing, about 66 high, perhaps with a tool."""
    legs = path("M-6 0-5-22H5L7 0H2L0-14-2 0z", fill="ink")
    body = path("M-9-20Q-10-44 0-46 10-44 9-20z", fill=coat)
    return legs + body + circle(0, -51, 6, "skin") + (_HAT if hat else _HAIR) + _TOOLS[tool]


def house(lit: bool = False) -> str:
    """A house on stilts; its windows shine when lit."""
    window = "lamp" if lit else "ink"
    return (
        path("M-26 0V-18M-13 0V-18M0 0V-18M13 0V-18M26 0V-18", stroke="clay", stroke_width=3)
        + path("M-30-40h60v22h-60z", fill="earth")
        + path("M-40-38-22-66H22L40-38z", fill="roof")
        + path("M-18-35h9v12h-9zM9-35h9v12H9z", fill=window)
    )


def tree(leaves: str = "deep") -> str:
    trunk = path("M-2 0-1-20H1L2 0z", fill="clay")
    return trunk + path("M0-58C18-50 20-20 0-16-20-20-18-50 0-58z", fill=leaves)


def bamboo() -> str:
    """A clump that leans into the frame."""
    culms = path("M-8 0Q-8-49-21-70M0 0V-94M9 0Q9-55 24-78M16 0Q16-42 40-60", stroke="deep", stroke_width=3)
    leaves = "".join(
        f"M{x}-{y}q-12 2-18 12M{x}-{y}q12 2 16 12M{x}-{y - 14}q-12 2-16 12"
        for x, y in ((-20, 70), (0, 94), (24, 78), (40, 60), (-30, 52))
    )
    return culms + path(leaves, stroke="deep", stroke_width=3, stroke_linecap="round")


def lamp_post() -> str:
    """A street lamp with the light it throws."""
    return (
        '<ellipse rx="60" ry="14" fill="var(--art-lamp)" opacity=".22"/>'
        + circle(0, -96, 30, "lamp", opacity=".18")
        + path("M0 0V-92", stroke="ink", stroke_width=3.4)
        + circle(0, -96, 8, "lamp")
    )


def boat() -> str:
    """A sampan with its pole, about 230 long."""
    return (
        path("M-110-14Q0 26 116-18 70 30 0 30-70 30-110-14z", fill="clay")
        + path("M-110-14Q0 26 116-18", stroke="ink", stroke_width=3)
        + path("M70-60 110 40", stroke="ink", stroke_width=3)
    )
