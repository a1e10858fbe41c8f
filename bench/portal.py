"""How fast the public reads: a kept story beside nginx, a drawn one beside Wagtail's own first page, weight and paint.

Makes a demo on SQLite and a fresh `wagtail start` site in a scratch folder (or takes the folder of a demo as its
argument), and serves each with gunicorn as `lantoa run` does, on one core; `wrk` or `ab` asks from another. What is
compared is measured in turns, so that a busy machine slows both. nginx, the measuring programs and Chromium are taken
where they are installed; what is not there is said and not measured. Raises past a bar.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

BIN = Path(sys.executable).parent
SERVER_CORE, CLIENT_CORE = "0", "1"
READINGS, SECONDS, CONNECTIONS = 5, 4, 8
KEPT_RATIO, DRAWN_RATIO = 0.5, 0.5
WEIGHT_KB, PAINT_MS = 100, 1500
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER_CPU = 4  # times slower than this machine
PAINTED = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({type: "largest-contentful-paint", buffered: true}))"""
NGINX = """
daemon off; pid {scratch}/nginx.pid; error_log {scratch}/nginx.log; worker_processes 1;
events {{ }}
http {{
  access_log off; types {{ text/html html; }} gzip_static on; sendfile on;
  client_body_temp_path {scratch}/body; proxy_temp_path {scratch}/proxy; fastcgi_temp_path {scratch}/fastcgi;
  uwsgi_temp_path {scratch}/uwsgi; scgi_temp_path {scratch}/scgi;
  map "$request_method:$args$http_x_part" $kept {{ "GET:" {pages}/served; "HEAD:" {pages}/served; default /nowhere; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{ root $kept; try_files ${{uri}}index.html @platform; }}
    location @platform {{ proxy_pass {behind}; proxy_set_header Host $http_host; }}
    location = /plain.html {{ root {scratch}; }}
  }}
}}
"""


class TooSlow(Exception):
    """Something took longer, or weighs more, than its bar allows."""


def main() -> None:
    """Measure, print, and raise when a bar was missed."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        scratch = Path(folder)
        var = Path(sys.argv[1]) if len(sys.argv) > 1 else _demo(scratch / "demo")
        kept = running.enter_context(_platform(var, scratch / "pages"))
        drawn = running.enter_context(_platform(var, None))
        print(f"\nThe public site on one core: medians of {READINGS}")
        path = _a_story(kept)
        late = [
            *_beside_nginx(kept + path, scratch),
            *_beside_wagtail(drawn + path, scratch),
            *_in_a_browser(kept + path),
        ]
    if late:
        raise TooSlow("; ".join(late))


# --- What is measured ----------------------------------------------------------------------------------------------
def _beside_nginx(page: str, scratch: Path) -> Iterator[str]:
    _got(page), _got(page)  # drawn and kept
    if not shutil.which("nginx"):
        print("  nginx is not installed: a kept page was not measured beside it")
        return
    with _nginx(page, scratch) as here:
        (scratch / "plain.html").write_bytes(_got(page))
        plain = f"{here}/plain.html"
        by_nginx = here + re.sub(r"^http://[^/]+", "", page)
        if _got(by_nginx) != _got(page):
            raise AssertionError("nginx does not serve the kept page")
        rates = _rates(plain, by_nginx, page)
    if rates:
        print(f"  a plain file of the same bytes, by nginx {rates[0]:32.0f} pages/s")
        print(f"  a kept story, by nginx {rates[1]:50.0f} pages/s  {rates[1] / rates[0]:5.2f} x the plain file")
        print(f"  a kept story, by the platform {rates[2]:43.0f} pages/s  {rates[2] / rates[0]:5.2f} x the plain file")
        if rates[1] < KEPT_RATIO * rates[0]:
            yield f"a kept story by nginx has {rates[1] / rates[0]:.2f} of its rate, the bar is {KEPT_RATIO}"


def _beside_wagtail(page: str, scratch: Path) -> Iterator[str]:
    with _wagtail(scratch / "site") as welcome:
        rates = _rates(welcome, page)
    if rates:
        print(f"  Wagtail's welcome page of a fresh site {rates[0]:34.1f} pages/s")
        print(f"  a story, drawn each time {rates[1]:48.1f} pages/s  {rates[1] / rates[0]:5.2f} x the welcome page")
        if rates[1] < DRAWN_RATIO * rates[0]:
            yield f"a drawn story has {rates[1] / rates[0]:.2f} of the rate of Wagtail's page, the bar is {DRAWN_RATIO}"


def _in_a_browser(page: str) -> Iterator[str]:
    """What a page weighs on its way, pictures left out, and when its largest part is painted on a slow telephone."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        print("  playwright is not installed: weight and paint were not measured")
        return
    with sync_playwright() as programs:
        try:
            chromium = programs.chromium.launch(executable_path=shutil.which("chromium"))
        except Error:
            print("  Chromium is not installed: weight and paint were not measured")
            return
        seen = [_visit(chromium, page) for _reading in range(READINGS)]
        chromium.close()
    weight, painted = statistics.median(each[0] for each in seen) / 1000, statistics.median(each[1] for each in seen)
    print(f"  weight without pictures {weight:49.1f} kB, the bar is {WEIGHT_KB}")
    print(f"  largest paint on a slow telephone {painted:39.0f} ms, the bar is {PAINT_MS}")
    if weight > WEIGHT_KB:
        yield f"a story weighs {weight:.0f} kB"
    if painted > PAINT_MS:
        yield f"the largest part of a story is painted after {painted:.0f} ms"


def _visit(chromium: object, page: str) -> tuple[int, float]:
    """Bytes on the way without pictures, and milliseconds to the largest paint, of one first visit."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=3)
    tab = context.new_page()
    protocol = context.new_cdp_session(tab)
    kinds, bytes_of = {}, {}
    protocol.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]}))
    protocol.on("Network.loadingFinished", lambda told: bytes_of.update({told["requestId"]: told["encodedDataLength"]}))
    protocol.send("Network.enable")
    protocol.send("Network.emulateNetworkConditions", SLOW)
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
    tab.goto(page, wait_until="networkidle")
    painted = tab.evaluate(PAINTED)
    context.close()
    return sum(size for each, size in bytes_of.items() if kinds.get(each) != "Image"), painted


# --- How fast something answers ------------------------------------------------------------------------------------
def _rates(*pages: str) -> list[float]:
    """Pages a second of each, measured in turns; nothing where there is no program to measure with."""
    ask = next((each for each in (_wrk, _ab) if shutil.which(each.__name__[1:])), None)
    if ask is None:
        print("  neither wrk nor ab is installed: rates were not measured")
        return []
    for page in pages:
        ask(page, 1)
    readings = [[ask(page, SECONDS) for page in pages] for _reading in range(READINGS)]
    return [statistics.median(each) for each in zip(*readings, strict=True)]


def _wrk(page: str, seconds: int) -> float:
    told = _run("taskset", "-c", CLIENT_CORE, "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", page)
    if "Non-2xx" in told:
        raise AssertionError(told)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])


def _ab(page: str, seconds: int) -> float:
    told = _run("taskset", "-c", CLIENT_CORE, "ab", "-k", "-q", f"-c{CONNECTIONS}", f"-t{seconds}", "-n9999999", page)
    return float(re.search(r"Requests per second:\s+([\d.]+)", told)[1])


# --- What answers --------------------------------------------------------------------------------------------------
def _demo(var: Path) -> Path:
    """The folder of a platform with the demo in it, its style sheets and scripts collected."""
    shutil.copytree(Path(__file__).parents[1] / "var/build", var / "build")
    for command in (("collectstatic", "--noinput", "-v0"), ("migrate", "-v0"), ("demo",)):
        _run(str(BIN / "lantoa"), *command, env={"LANTOA_VAR": str(var)})
    return var


@contextmanager
def _platform(var: Path, pages: Path | None) -> Iterator[str]:
    """Where the platform answers, with kept pages or without."""
    port = _free_port()
    env = {"LANTOA_VAR": str(var), "PORT": str(port), "LANTOA_KEPT_PAGES": str(pages or "")}
    with _serving("lantoa.config.wsgi", port, env, Path.cwd()) as here:
        yield here


@contextmanager
def _wagtail(folder: Path) -> Iterator[str]:
    """Where a fresh site answers, with its switch for looking at mistakes turned off as on any real site."""
    folder.mkdir()
    _run(str(BIN / "wagtail"), "start", "site_of_wagtail", str(folder))
    settings = "from .base import *\nDEBUG = False\nSECRET_KEY = 'bench'\nALLOWED_HOSTS = ['127.0.0.1']\n"
    (folder / "site_of_wagtail/settings/bench.py").write_text(settings)
    env = {"DJANGO_SETTINGS_MODULE": "site_of_wagtail.settings.bench"}
    for command in (("migrate", "-v0"), ("collectstatic", "--noinput", "-v0")):
        _run(sys.executable, "manage.py", *command, env=env, cwd=folder)
    with _serving("site_of_wagtail.wsgi", _free_port(), env, folder) as here:
        yield f"{here}/"


@contextmanager
def _serving(application: str, port: int, env: dict[str, str], folder: Path) -> Iterator[str]:
    """gunicorn as `lantoa run` starts it, on one core."""
    command = ["taskset", "-c", SERVER_CORE, str(BIN / "gunicorn"), application, "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--workers", "1", "--threads", "8", "--log-level", "error"]
    with _running([*command, "--no-control-socket"], port, env, folder):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _nginx(page: str, scratch: Path) -> Iterator[str]:
    port, behind = _free_port(), re.match(r"http://[^/]+", page)[0]
    written = NGINX.format(scratch=scratch, pages=scratch / "pages", port=port, behind=behind)
    (scratch / "nginx.conf").write_text(written)
    for path in (scratch, scratch / "pages", *(scratch / "pages").rglob("*/")):
        path.chmod(0o755)  # nginx gives up the rights of whoever started it
    command = [
        "taskset",
        "-c",
        SERVER_CORE,
        shutil.which("nginx"),
        "-p",
        str(scratch),
        "-c",
        str(scratch / "nginx.conf"),
    ]
    with _running(command, port, {}, scratch):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(command: list[str], port: int, env: dict[str, str], folder: Path) -> Iterator[None]:
    process = subprocess.Popen(command, env=os.environ | env, cwd=folder)  # noqa: S603 - nothing comes from outside
    try:
        _wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _try in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError("a server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _a_story(here: str) -> str:
    """The path of the newest story of the demo."""
    told = re.findall(rb'href="(/bai-viet/[\w-]+/)"', _got(f"{here}/bai-viet/"))
    return str(told[0].decode())


def _got(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own servers
        return bytes(answer.read())


def _run(*command: str, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    done = subprocess.run(command, env=os.environ | (env or {}), cwd=cwd, check=True, capture_output=True)  # noqa: S603
    return done.stdout.decode()


if __name__ == "__main__":
    main()
