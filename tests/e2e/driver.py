# driver.py: starts Lykta and uses it as a person would
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario is a function that is given a folder of its own:

    def scenario(folder):
        '''What it shows, which is its line of TAP'''
        with App(example(folder)) as app:
            app.click("button", "New asset")
            ...

    sys.exit(main(scenario))

Every wait is bounded; what is not found prints what stands on the screen. Any warning of the program on standard error fails."""

import atexit
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

import atspi
import inputs

# What the desktop around the program says, which is no fault of it
HARMLESS = re.compile(r"dconf|Xdp|gvfs|libEGL|MESA|Fontconfig|xkbcomp|AT-SPI|dbind|Unable to acquire session bus|Failed to load module|unable to send notifications")
WARNING = re.compile(r"(WARNING|CRITICAL|ERROR) \*\*|-(WARNING|CRITICAL|ERROR)\b|runtime error:|AddressSanitizer|LeakSanitizer")

# Nothing moves, and the window fills the screen: on Wayland a window does not know where it is, so the mouse could not aim
SETTINGS = """
[io/github/lykta/Lykta]
window-maximized=true

[org/gnome/desktop/interface]
enable-animations=false
"""


class Failure(AssertionError):
    pass


class App:
    """The running program, with settings and data folders of its own below home."""

    def __init__(self, *arguments, home=None, patience=8.0, environment=None, settings=SETTINGS):
        self.patience = patience
        self.own_home = home is None
        self.home = pathlib.Path(home or tempfile.mkdtemp(prefix="lykta-e2e-"))
        self.artifacts = pathlib.Path(os.environ.get("LYKTA_ARTIFACTS", "/tmp/lykta-e2e-artifacts"))
        self.arguments = [str(argument) for argument in arguments]
        self.environment = dict(os.environ, GSETTINGS_BACKEND="keyfile", GDK_DEBUG="no-portals")
        for variable, folder in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"),
                                 ("XDG_STATE_HOME", "state")):
            (self.home / folder).mkdir(parents=True, exist_ok=True)
            self.environment[variable] = str(self.home / folder)
        self.environment.update(environment or {})
        keyfile = self.home / "config/glib-2.0/settings/keyfile"
        if not keyfile.exists():
            keyfile.parent.mkdir(parents=True)
            keyfile.write_text(settings, encoding="utf-8")
        self.tree = atspi.Tree()
        self.process = self.errors = self.inputs = self.where = None

    # Starting and ending

    def __enter__(self):
        try:
            self.start()
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise
        return self

    def start(self):
        """Starts the program; also again, after it has ended."""
        self.errors = open(self.home / "stderr", "a", encoding="utf-8")
        self.process = subprocess.Popen(["lykta", *self.arguments], cwd=self.home, env=self.environment, stderr=self.errors,
                                        stdin=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while not (where := self.tree.find_process(self.process.pid)):
            if self.process.poll() is not None:
                raise Failure(f"the program ended at once with {self.process.returncode}: {self.stderr()}")
            if time.monotonic() > deadline:
                raise Failure("the program did not show itself to assistive technology")
            time.sleep(0.05)
        self.where = where
        self.inputs = self.inputs or inputs.open_inputs()
        self.find("window")

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.leave_evidence()
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        warnings = [line for line in self.stderr().splitlines() if WARNING.search(line) and not HARMLESS.search(line)]
        self.errors.close()
        if self.own_home:
            shutil.rmtree(self.home, ignore_errors=True)
        if warnings and kind is None:
            raise Failure("the program warned:\n" + "\n".join(warnings[:20]))

    def kill(self):
        """Ends the program as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        """Closes the window, and waits until the program has ended well."""
        self.key("Control+q")
        if code := self.process.wait(15):
            raise Failure(f"the program ended with {code}: {self.stderr()}")

    def stderr(self):
        return (self.home / "stderr").read_text(encoding="utf-8", errors="replace")

    def leave_evidence(self):
        self.artifacts.mkdir(parents=True, exist_ok=True)
        name = pathlib.Path(sys.argv[0]).stem
        if self.where and self.process.poll() is None:
            with open(self.artifacts / f"{name}.tree", "w", encoding="utf-8") as stream:
                atspi.dump(self.read(), stream)
        (self.artifacts / f"{name}.stderr").write_text(self.stderr(), encoding="utf-8")
        print(f"# evidence is in {self.artifacts}/{name}.*", flush=True)

    # Looking

    def read(self):
        """The tree as it is now."""
        return self.tree.read(*self.where)

    def wait(self, condition, what, patience=None):
        """Waits until the condition gives something, and returns that."""
        deadline = time.monotonic() + (patience or self.patience)
        while True:
            if self.process.poll() is not None:
                raise Failure(f"the program ended with {self.process.returncode} while waiting for {what}: {self.stderr()}")
            found = condition()
            if found:
                return found
            if time.monotonic() > deadline:
                raise Failure(f"waited in vain for {what}")
            time.sleep(0.05)

    def find(self, role, name=None, within=None, index=0, patience=None):
        """An object that a person can see now, by role and name (text or regular expression)."""
        def look():
            root = self.read()
            if within is not None:
                root = next((item for item in root.walk() if item.key == within.key), root)
            found = list(root.find_all(role, name))
            return found[index] if -len(found) <= index < len(found) else None

        return self.wait(look, f"{role} {name!r}", patience)

    def sees(self, text):
        """Whether the text stands anywhere on the window (in a name or a label)."""
        pattern = text if hasattr(text, "search") else re.compile(re.escape(text))
        return any(item.has("showing") and pattern.search(item.name) for item in self.read().walk())

    def expect(self, text, patience=None):
        self.wait(lambda: self.sees(text), f"the text {text!r}", patience)

    def expect_gone(self, text, patience=None):
        self.wait(lambda: not self.sees(text), f"the text {text!r} to go", patience)

    def focused(self):
        return next((item for item in self.read().walk() if item.has("focused") and item.has("showing")), None)

    def expect_focus(self, role, name=None):
        def look():
            item = self.focused()
            return item if item and item.role == role and (name is None or atspi.matches(item.name, name)) else None

        return self.wait(look, f"the focus on {role} {name!r}")

    # Doing

    def click(self, role, name=None, **where):
        """Presses a button, or clicks on whatever else it is."""
        found = self.find(role, name, **where)
        pressed = next((action for action in ("click", "toggle") if action in found.action_names()), None)
        if pressed:
            found.act(pressed)
        else:
            self.mouse(found)
        return found

    def mouse(self, item, button=1):
        """Clicks in the middle of it, once it has come to rest."""
        before = None
        while before != (before := item.extents()) or before[2] <= 0:
            time.sleep(0.06)
        x, y, width, height = before
        # On X11 places count from within the window's frame
        left, top, *_ = next(parent for parent in item.lineage() if parent.role == "window").extents()
        self.inputs.click(x - left + width / 2, y - top + height / 2, button)
        time.sleep(0.1)

    def set(self, role, name, text, **where):
        """Puts text into an entry, whatever the keyboard can type."""
        found = self.find(role, name, **where)
        found.set_text(text)
        return found

    def key(self, combination, times=1):
        for _ in range(times):
            self.inputs.key(combination)
            time.sleep(0.03)

    def tab_to(self, role, name=None, most=100, key="Tab", **where):
        """Presses Tab until the focus is there, as one does without a mouse."""
        wanted = self.find(role, name, **where)
        with self.tree.watch_focus(self.where[0]) as focus:
            for _ in range(most):
                self.key(key)
                if focus.wait() == wanted.key:
                    return wanted
        raise Failure(f"{most} times {key} did not come to {role} {name!r}")

    def type(self, text):
        self.inputs.type(text)

    def act(self, name):
        """Activates an action of the window by its name, as a menu would."""
        window = self.find("window")
        if name not in window.action_names():
            raise Failure(f"the window has no action {name}; it has {window.action_names()}")
        window.act(name)


def lyktactl(*arguments, **options):
    """Runs the tool beside the window; returns what it printed."""
    result = subprocess.run(["lyktactl", *map(str, arguments)], capture_output=True, text=True, **options)
    if result.returncode != 0:
        raise Failure(f"lyktactl {' '.join(map(str, arguments))} ended with {result.returncode}: {result.stderr}")
    return result.stdout


def example(folder):
    """A register file with the example office; made once a run and copied."""
    made = pathlib.Path(tempfile.gettempdir()) / f"lykta-e2e-{os.getpid()}.lykta"
    if not made.exists():
        lyktactl("new", made, "--example")
        atexit.register(made.unlink)
    return pathlib.Path(shutil.copy(made, pathlib.Path(folder) / "example.lykta"))


def main(*scenarios):
    """Runs the scenarios, or those named in the arguments, and prints TAP."""
    wanted = [scenario for scenario in scenarios if len(sys.argv) == 1 or scenario.__name__ in sys.argv]
    print(f"1..{len(wanted)}", flush=True)
    failed = 0
    for number, scenario in enumerate(wanted, 1):
        title = (scenario.__doc__ or scenario.__name__).strip().splitlines()[0].rstrip(".")
        start = time.monotonic()
        try:
            with tempfile.TemporaryDirectory(prefix="lykta-e2e-") as folder:
                scenario(pathlib.Path(folder))
            print(f"ok {number} - {title}\n# {time.monotonic() - start:.1f} s", flush=True)
        except Exception:  # every failure is told, and the next scenario runs
            failed += 1
            print(f"not ok {number} - {title}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"# {line}", flush=True)
    return 1 if failed else 0
