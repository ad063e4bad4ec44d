# inputs.py: keys and the mouse, as a person would use them, on mutter and on X11
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import time

from gi.repository import Gio, GLib

# Where the keys sit on a keyboard with the US layout, which both displays have. Keys are sent by their place, because
# mutter loses those sent by their sign when they need Shift or are on no keyboard. Other letters are set through the
# accessibility tree.
PLACES = {
    "Escape": 1, "BackSpace": 14, "Tab": 15, "Return": 28, "Control": 29, "Shift": 42, "Alt": 56, "space": 57, "F2": 60, "F9": 67,
    "F10": 68, "Home": 102, "Up": 103, "Page_Up": 104, "Left": 105, "Right": 106, "End": 107, "Down": 108, "Page_Down": 109,
    "Delete": 111, "Menu": 127, "comma": 51, "question": 53, "slash": 53, " ": 57,
}
ROWS = ((2, "1234567890-="), (16, "qwertyuiop[]"), (30, "asdfghjkl;'`"), (43, "\\zxcvbnm,./"))
SHIFTED_ROWS = ((2, "!@#$%^&*()_+"), (16, "QWERTYUIOP{}"), (30, 'ASDFGHJKL:"~'), (43, "|ZXCVBNM<>?"))
PLACES |= {key: first + index for first, keys in ROWS for index, key in enumerate(keys)}
SHIFTED = {key: first + index for first, keys in SHIFTED_ROWS for index, key in enumerate(keys)}
SHIFTED_NAMES = ("question",)
XDOTOOL = {"Control": "ctrl", "Shift": "shift", "Alt": "alt"}


class Mutter:
    """Keys and the mouse through mutter's RemoteDesktop. One session lasts: short-lived virtual devices lose events."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.session = self._call("/org/gnome/Mutter/RemoteDesktop", "org.gnome.Mutter.RemoteDesktop", "CreateSession", None)[0]
        self._session("Start", None)
        time.sleep(0.3)
        # The first key only makes the virtual keyboard
        self._place(PLACES["Shift"], True)
        self._place(PLACES["Shift"], False)
        time.sleep(0.1)

    def _call(self, path, interface, method, arguments):
        return self.bus.call_sync("org.gnome.Mutter.RemoteDesktop", path, interface, method, arguments, None, 0, 10000, None).unpack()

    def _session(self, method, arguments):
        return self._call(self.session, "org.gnome.Mutter.RemoteDesktop.Session", method, arguments)

    def _place(self, place, down):
        self._session("NotifyKeyboardKeycode", GLib.Variant("(ub)", (place, down)))
        time.sleep(0.004)

    def _press(self, places):
        for place in places:
            self._place(place, True)
        for place in reversed(places):
            self._place(place, False)

    def key(self, combination):
        names = combination.split("+")
        if names[-1] in SHIFTED_NAMES and "Shift" not in names:
            names.insert(-1, "Shift")
        self._press([PLACES[name] for name in names])

    def type(self, text):
        for letter in text:
            self._press([PLACES["Shift"], SHIFTED[letter]] if letter in SHIFTED else [PLACES[letter]])

    def _move(self, x, y):
        self._session("NotifyPointerMotionRelative", GLib.Variant("(dd)", (x, y)))
        time.sleep(0.05)

    def click(self, x, y, button=1):
        code = {1: 0x110, 2: 0x112, 3: 0x111}[button]
        self._move(-10000, -10000)
        self._move(x, y)
        for down in (True, False):
            self._session("NotifyPointerButton", GLib.Variant("(ib)", (code, down)))
            time.sleep(0.03)


class X11:
    """Keys and the mouse through xdotool."""

    def key(self, combination):
        keys = "+".join(XDOTOOL.get(part, part) for part in combination.split("+"))
        subprocess.run(["xdotool", "key", "--clearmodifiers", keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "12", text], check=True)

    def click(self, x, y, button=1):
        subprocess.run(["xdotool", "mousemove", str(int(x)), str(int(y)), "sleep", "0.05", "click", str(button)], check=True)


def open_inputs():
    return Mutter() if os.environ.get("WAYLAND_DISPLAY") else X11()
