"""Two calm themes: few colours, far enough apart to be told from one another where there are only sixteen."""

from textual.theme import Theme

DARK = Theme(
    name="ccms-dark",
    primary="#5f87af",
    secondary="#5f87af",
    accent="#87afaf",
    foreground="#d0d0d0",
    background="#121212",
    surface="#1c1c1c",
    panel="#262626",
    boost="#262626",
    success="#87af87",
    warning="#d7af5f",
    error="#ff8787",
    dark=True,
    variables={"text-muted": "#949494"},
)
LIGHT = Theme(
    name="ccms-light",
    primary="#005f87",
    secondary="#005f87",
    accent="#005f5f",
    foreground="#1c1c1c",
    background="#ffffff",
    surface="#f4f4f4",
    panel="#e4e4e4",
    boost="#e4e4e4",
    success="#005f00",
    warning="#875f00",
    error="#af0000",
    dark=False,
    variables={"text-muted": "#626262"},
)
THEMES = (DARK, LIGHT)
