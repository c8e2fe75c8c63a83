"""Text that people and machines send to do harm, by name: whatever is added here is tried everywhere."""

OBEYED = {
    "screen cleared and rewritten": "\x1b[2J\x1b[HAPPROVED by the manager",
    "clipboard written, ended by BEL": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "clipboard written, ended by ST": "\x1b]52;c;cm0gLXJmIH4=\x1b\\",
    "clipboard written, first half": "ends in \x1b",
    "clipboard written, second half": "]52;c;cm0gLXJmIH4=\x07",
    "link to elsewhere": "\x1b]8;;http://evil.example\x1b\\your bank\x1b]8;;\x1b\\",
    "title and icon": "\x1b]0;owned\x07\x1b]1;owned\x07\x1b]2;owned\x07",
    "working directory": "\x1b]7;file://host/etc\x07",
    "notification": "\x1b]9;pay now\x07\x1b]777;notify;pay;now\x07",
    "file for iTerm2": "\x1b]1337;File=name=eA==;inline=1:eA==\x07",
    "device string": "\x1bP+q544e\x1b\\",
    "picture for kitty": "\x1b_Gf=24,s=1,v=1;AAAA\x1b\\",
    "private message": "\x1b^hidden\x1b\\",
    "start of string": "\x1bXhidden\x1b\\",
    "device string without end": "\x1bPq#0;2;0;0;0",
    "command without end": "\x1b]0;never ended",
    "queries": "\x1b[6n\x1b[c\x1bP$qm\x1b\\\x1b]10;?\x07\x1b]11;?\x07\x1b[>q",
    "C1 controls": "\x9b2J\x9d0;owned\x9c\x90q\x9c\x85next",
    "single escapes": "\x1bc\x1b7\x1b8\x1b(0qqq",
    "paste markers": "\x1b[200~rm -rf ~\n\x1b[201~yes\n",
    "modes": "\x1b[?1049l\x1b[?25l\x1b[>1u\x1b[?1003h\x1b[?1006h",
    "NUL": "one\x00two",
    "backspaces": "good\x08\x08\x08\x08EVIL",
    "carriage return": "good\rEVIL",
    "vertical tab and form feed": "one\x0btwo\x0cthree",
    "shifts": "\x0eqqq\x0f",
    "DEL and SUB": "one\x7ftwo\x1a",
    "bells": "\x07\x07\x07",
}

UNSEEN = {
    "text turned round": "invoice\u202efdp.exe",
    "text isolated": "\u2066admin\u2069\u202a\u202b\u202c\u202d\u2067\u2068\u200e\u200f\u061c",
    "nothing, with a width of nothing": "pay\u200bpal\u200c\u200d\ufeff\u2060",
    "tag letters": "hello\U000e0001\U000e0041\U000e0042\U000e007f",
    "a thousand variation selectors": "a" + "\ufe0f" * 1000,
    "variation selectors that carry bytes": "a" + "\U000e0100\U000e01ef\ufe01",
    "ten thousand marks on one letter": "a" + "\u0301" * 10_000,
    "lines that are no lines": "one\u2028two\u2029three",
    "fillers": "\u115f\u1160\u3164\uffa0\u17b4\u180e",
    "soft hyphens": "com\xadplaint",
    "half a pair": "one\ud800two\udfff",
}

DISGUISED = {
    "Cyrillic letter in a name": "\u0410nna",
    "full-width letters": "\uff21\uff4e\uff4e\uff41",
    "address in two alphabets": "anna@p\u0430ypal.com",
}

MARKUP = {
    "tag not ended": "[/",
    "tag that ends nothing": "[/]",
    "tags that do not match": "[bold]a[/italic]",
    "tag in a tag": "[a=[b]]",
    "tag with a backslash": "\\[/",
    "colour of the theme": "[$error]",
    "no colour": "[#zzz]",
    "number": "[0]",
    "styles": "[on red blink]x",
    "action": "[@click=app.quit()]pay[/]",
    "act": "[@click=screen.approve(17)]",
    "link to a file": "[link=file:///etc/shadow]",
    "Markdown": "# Paid\n[pay](javascript:alert(1)) ![x](http://evil.example/x.png) <img src=x>",
    "style sheet": "#app { display: none; }",
    "keys and classes": "#id .class > * ; & $(reboot) `reboot` %s {0} {{x}}",
}

WIDE = {
    "wide letters": "\u6f22\u5b57" * 40,
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f \U0001f44d\U0001f3fd" * 10,
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "one long word": "x" * 5_000,
    "many lines": "line\n" * 2_000,
    "tabs and spaces": "\t\t \u00a0\u3000 \t",
    "file name": "-rf \"quoted\" 'name' $(x)\n\x1b[31m.pdf",
}

HOSTILE = {**OBEYED, **UNSEEN, **DISGUISED, **MARKUP, **WIDE}
