# atspi.py: the accessibility tree of a program, read over D-Bus as a screen reader reads it
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small AT-SPI client. It asks level by level and pipelines the questions, so that a window of some hundred objects is
read in well under a second; libatspi's cache needs a main loop and goes stale without one."""

import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"

STATES = {
    "active": 1, "checked": 4, "defunct": 6, "editable": 7, "enabled": 8, "expandable": 9, "expanded": 10, "focusable": 11,
    "focused": 12, "modal": 16, "multi-line": 17, "pressed": 20, "selectable": 22, "selected": 23, "sensitive": 24,
    "showing": 25, "visible": 30, "required": 33, "invalid-entry": 36,
}


class Object:
    """One object of the tree, as it was when it was read."""

    __slots__ = ("bus", "path", "role", "name", "description", "states", "children", "parent", "actions", "tree")

    def __init__(self, tree, bus, path, parent):
        self.tree, self.bus, self.path, self.parent = tree, bus, path, parent
        self.role = self.name = self.description = ""
        self.states, self.children, self.actions = frozenset(), [], None

    def __repr__(self):
        return f"<{self.role} {self.name!r} {' '.join(sorted(self.states & {'focused', 'selected', 'checked'}))}>"

    @property
    def key(self):
        return self.bus, self.path

    def has(self, state):
        return state in self.states

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def lineage(self):
        """The objects that it lies in, from the nearest to the application."""
        item = self
        while item := item.parent:
            yield item

    def find_all(self, role=None, name=None, showing=True):
        for item in self.walk():
            if role is not None and item.role != role:
                continue
            if name is not None and not matches(item.name, name):
                continue
            if showing and not item.has("showing"):
                continue
            yield item

    def text_below(self):
        """All names at and below this object, as a person would read them."""
        return " ".join(item.name for item in self.walk() if item.name and item.role in ("label", "text", "table cell", "link"))

    def call(self, interface, method, arguments=None):
        return self.tree.call(self.bus, self.path, interface, method, arguments)

    def property(self, interface, name):
        return self.call(PROPERTIES, "Get", GLib.Variant("(ss)", (interface, name)))[0]

    def extents(self):
        """x, y, width, height within the window."""
        return self.call("org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (1,)))[0]

    def text(self):
        length = self.property("org.a11y.atspi.Text", "CharacterCount")
        return self.call("org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, length)))[0]

    def set_text(self, text):
        return self.call("org.a11y.atspi.EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))[0]

    def action_names(self):
        if self.actions is None:
            try:
                count = self.property("org.a11y.atspi.Action", "NActions")
                self.actions = [
                    self.call("org.a11y.atspi.Action", "GetName", GLib.Variant("(i)", (i,)))[0] for i in range(count)]
            except GLib.Error:
                self.actions = []
        return self.actions

    def act(self, name=None):
        names = self.action_names()
        index = names.index(name) if name in names else 0
        if not names:
            raise LookupError(f"{self} has no action")
        return self.call("org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (index,)))[0]

    def select_child(self, index):
        return self.call("org.a11y.atspi.Selection", "SelectChild", GLib.Variant("(i)", (index,)))[0]


def matches(name, wanted):
    """Names are compared whole, or by a compiled regular expression."""
    return bool(wanted.search(name)) if hasattr(wanted, "search") else name == wanted


class Focus:
    """Tells where the focus goes, as the program announces it."""

    def __init__(self, connection, bus):
        self.connection, self.bus, self.came = connection, bus, []

    def _call_registry(self, method):
        self.connection.call_sync("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", method,
                                  GLib.Variant("(s)", ("object:state-changed:focused",)), None, 0, 5000, None)

    def __enter__(self):
        self._call_registry("DeregisterEvent")
        self.connection.call_sync("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "RegisterEvent",
                                  GLib.Variant("(sass)", ("object:state-changed:focused", [], "")), None, 0, 5000, None)
        self.subscription = self.connection.signal_subscribe(
            self.bus, "org.a11y.atspi.Event.Object", "StateChanged", None, None, Gio.DBusSignalFlags.NONE, self._changed)
        return self

    def __exit__(self, *error):
        self.connection.signal_unsubscribe(self.subscription)
        self._call_registry("DeregisterEvent")

    def _changed(self, connection, sender, path, interface, signal, arguments):
        name, now, *rest = arguments.unpack()
        if name == "focused" and now:
            self.came.append((sender, path))

    def wait(self, patience=0.4):
        """The object that the focus came to since the last call; None when it came to none that was announced."""
        context, deadline = GLib.MainContext.default(), time.monotonic() + patience
        while not self.came and time.monotonic() < deadline:
            if not context.iteration(False):
                time.sleep(0.002)
        key = self.came[-1] if self.came else None
        self.came.clear()
        return key


class Tree:
    """The accessibility bus of this session, and the tree of one process on it."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 20000, None)[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)

    def call(self, bus, path, interface, method, arguments=None):
        return self.connection.call_sync(bus, path, interface, method, arguments, None, 0, 20000, None).unpack()

    def pipeline(self, questions):
        """Sends all questions, then gathers the answers; None for an object that went away meanwhile."""
        context, answers, left = GLib.MainContext.default(), [None] * len(questions), len(questions)

        def done(source, result, index):
            nonlocal left
            try:
                answers[index] = source.call_finish(result).unpack()
            except GLib.Error:
                pass
            left -= 1

        for index, (bus, path, interface, method, arguments) in enumerate(questions):
            self.connection.call(bus, path, interface, method, arguments, None, 0, 20000, None, done, index)
        while left:
            context.iteration(True)
        return answers

    def watch_focus(self, bus):
        return Focus(self.connection, bus)

    def find_process(self, pid):
        """The bus name of the process, or None while it has not registered."""
        children = self.call("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", ACCESSIBLE, "GetChildren")[0]
        for bus, path in children:
            try:
                owner = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "GetConnectionUnixProcessID", GLib.Variant("(s)", (bus,)))[0]
            except GLib.Error:
                continue
            if owner == pid:
                return bus, path
        return None

    def read(self, bus, path):
        """The whole tree below an object, as it is now."""
        root = Object(self, bus, path, None)
        level = [root]
        while level:
            questions = []
            for item in level:
                where = (item.bus, item.path)
                questions += [
                    (*where, ACCESSIBLE, "GetChildren", None),
                    (*where, ACCESSIBLE, "GetRoleName", None),
                    (*where, ACCESSIBLE, "GetState", None),
                    (*where, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Name"))),
                    (*where, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Description"))),
                ]
            answers, below = self.pipeline(questions), []
            for index, item in enumerate(level):
                children, role, states, name, description = answers[index * 5:index * 5 + 5]
                item.role = role[0] if role else "gone"
                item.name = (name[0] or "").replace("\u200e", "") if name else ""
                item.description = description[0] or "" if description else ""
                if states:
                    bits = states[0][0] | states[0][1] << 32
                    item.states = frozenset(key for key, bit in STATES.items() if bits >> bit & 1)
                for child_bus, child_path in (children[0] if children else []):
                    child = Object(self, child_bus, child_path, item)
                    item.children.append(child)
                    below.append(child)
            level = below
        return root


def dump(root, stream, depth=0):
    """Prints the tree as a person debugging a scenario wants to see it."""
    marks = " ".join(sorted(root.states & {"focused", "focusable", "selected", "checked", "showing", "invalid-entry", "expanded"}))
    print("  " * depth + f"{root.role} {root.name!r} [{marks}]", file=stream)
    for child in root.children:
        dump(child, stream, depth + 1)
