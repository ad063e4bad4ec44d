# audit.py: what a screen reader, a keyboard and a fingertip need of a window, checked over the accessibility tree
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import time

from gi.repository import GLib

COMPONENT = "org.a11y.atspi.Component"

# What a person acts on; each has a name, is large enough, and is reached by the keyboard
CONTROLS = {"button", "toggle button", "check box", "radio button", "switch", "combo box", "text box", "search box", "spin button", "slider",
            "link", "list item", "menu item", "tab", "option", "row"}
NAMED = CONTROLS | {"dialog", "alert dialog", "window", "image", "heading", "menu", "tree grid"}

# Within these the arrow keys move, and Tab goes in and out
COMPOSITES = {"list", "list box", "menu", "tree grid", "tab list"}

PARENTS = {
    "list item": {"list", "list box"},
    "menu item": {"menu"},
    "option": {"list box", "list", "combo box"},
    "row": {"tree grid"},
    "tab": {"tab list"},
}

SMALLEST = 24  # WCAG 2.2, 2.5.8
MOST_TABS_IN_A_LIST = 12


class Allowed:
    """What GTK or libadwaita gets wrong by itself, in the version of Debian 13, and why it may stand."""

    def __init__(self, rule, role, reason, name="", below=None):
        self.rule, self.role, self.reason, self.name, self.below = rule, role, reason, re.compile(name), below

    def covers(self, rule, item):
        return (rule == self.rule and item.role == self.role and self.name.search(item.name)
                and (self.below is None or any(parent.role in self.below for parent in item.lineage())))


ALLOWED = [
    Allowed("is named twice", "list item", "AdwEntryRow: its row is labelled by its title and by its own text's title", below={"list"}),
    Allowed("has no name", "list item", "AdwComboRow, GtkDropDown: the items hold a label and have no name", below={"combo box"}),
    Allowed("is too small", "list item", "AdwComboRow: shows its value as the item of a list, which is no target", below={"combo box"}),
    Allowed("has no name", "search box", "GtkDropDown: the search in its pop-up has a placeholder only", below={"combo box"}),
    Allowed("has no name", "menu item", "GtkPopoverMenu: the items hold a label and have no name", below={"menu"}),
    Allowed("has no name", "list item", "AdwExpanderRow: the outer row; the one in it that is acted on has the name", name="^$", below={"list"}),
    Allowed("is named twice", "button", "GtkMenuButton: with its pop-up open, one with a label is labelled by it twice", name="^Add Related"),
    Allowed("is named twice", "toggle button", "GtkMenuButton: the same, its inner button", name="^Add Related"),
    Allowed("is not reached by Tab", "button", "GtkWindowControls, AdwHeaderBar: keys close a window", name="^(Close|Minimize|Maximize|Restore)$"),
]


def nearest(item, roles):
    return next((parent for parent in item.lineage() if parent.role in roles), None)


def said_twice(name):
    middle = len(name) // 2
    return len(name) > 2 and len(name) % 2 == 1 and name[middle] == " " and name[:middle] == name[middle + 1:]


class Audit:
    """Goes over a window page by page and gathers its faults."""

    def __init__(self, app):
        self.app = app
        self.faults = {}

    def report(self, rule, item, where, more=""):
        if any(entry.covers(rule, item) for entry in ALLOWED):
            return
        path = " < ".join(f"{parent.role} {parent.name!r}" for parent in item.lineage()
                          if parent.name or parent.role not in ("generic", "group", "tab panel"))
        # The same fault on many pages, such as in the sidebar, is told once
        self.faults.setdefault((rule, item.role, item.name, path.split(" < window")[0]), f"{where}: {rule}{more}: {item.role} {item.name!r} < {path}")

    def look(self, where, root=None):
        """Names, roles and sizes of all that shows."""
        root = root or self.app.read()
        shown = [item for item in root.walk() if item.has("showing")]
        for item in shown:
            acted_on = item.role in CONTROLS or item.has("focusable") and item.role not in ("generic", "group", "list", "tab panel")
            if not item.name and (item.role in NAMED or acted_on):
                self.report("has no name", item, where)
            if said_twice(item.name):
                self.report("is named twice", item, where)
            if item.description and item.description == item.name:
                self.report("is described by its own name", item, where)
            if item.role in PARENTS and not nearest(item, PARENTS[item.role]):
                self.report("stands outside its container", item, where)
        controls = [item for item in shown if item.role in CONTROLS and item.has("focusable")]
        sizes = self.app.tree.pipeline([(*item.key, COMPONENT, "GetExtents", GLib.Variant("(u)", (1,))) for item in controls])
        for item, answer in zip(controls, sizes):
            if answer and 0 < min(answer[0][2:]) < SMALLEST:
                self.report("is too small", item, where, f" ({answer[0][2]} × {answer[0][3]})")

    def tab(self, where, most=160):
        """A round trip by Tab: it comes to everything, never to nothing, and back."""
        root = self.app.read()
        top = next((item for item in root.walk() if item.role in ("dialog", "alert dialog") and item.has("showing")), root)
        focusable = {item.key: item for item in top.walk() if item.has("focusable") and item.has("showing") and item.has("sensitive")}
        known = {item.key: item for item in root.walk()}
        reached, lost = {}, 0
        with self.app.tree.watch_focus(self.app.where[0]) as focus:
            for _ in range(most):
                self.app.key("Tab")
                key = focus.wait()
                if key is None:
                    item = self.app.focused()
                    if item is None:
                        lost += 1
                        continue
                    key = item.key
                if key not in known:
                    known.update({item.key: item for item in self.app.read().walk()})
                if key in reached:
                    break
                if key in known:
                    reached[key] = known[key]
            else:
                self.report("holds Tab, which does not come back", top, where)
        if lost:
            self.report("lets Tab land on nothing", top, where, f" {lost} times")
        lengths = {}
        for item in reached.values():
            if composite := nearest(item, COMPOSITES):
                lengths[composite.key] = lengths.get(composite.key, 0) + 1
                if lengths[composite.key] == MOST_TABS_IN_A_LIST + 1:
                    self.report("makes Tab go through all of its rows", composite, where)
        containers = {parent.key for item in reached.values() for parent in item.lineage() if parent.role in COMPOSITES}
        for key, item in focusable.items():
            inside = [item.key, *(parent.key for parent in item.lineage())]
            below = {child.key for child in item.walk()}
            if not (reached.keys() & set(inside) or reached.keys() & below or containers & set(inside)):
                self.report("is not reached by Tab", item, where)
        return len(reached)

    def wait_still(self):
        """Until two readings in a row are the same."""
        before, deadline = None, time.monotonic() + 5
        while time.monotonic() < deadline:
            root = self.app.read()
            now = [(item.key, item.name, item.states) for item in root.walk()]
            if now == before:
                return root
            before = now
            time.sleep(0.1)
        return root
