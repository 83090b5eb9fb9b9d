"""Starts the program on a database of its own and measures what it uses."""

import http.client
import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

TICKS = os.sysconf("SC_CLK_TCK")


def ticks_of(process):
    """User and system time of a process, and of its children that have ended; nothing for one that is gone."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1].split()
    except FileNotFoundError:
        return [0, 0, 0, 0]
    return [int(field) for field in fields[11:15]]


class Server:
    """A running program. `started` is the time from the start of the process to its first answer, in seconds."""

    def __init__(self, program, place):
        begun = time.perf_counter()
        self.place = place
        self.process = subprocess.Popen([program, "serve", "--migrate"], env=place.environment, stdout=subprocess.PIPE, text=True)
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
            match = re.match(r"Tillit listens on http://([^:]+):(\d+)", line)
            if match:
                self.host, self.port = match[1], int(match[2])
                break
        else:
            raise SystemExit(f"the program did not start: {self.lines}")
        self.client().get("/healthz", 200)
        self.started = time.perf_counter() - begun

    def cpu(self):
        """CPU seconds of the server and of its database so far, user and system, all threads."""
        return sum(ticks_of(self.process.pid)[:2]) / TICKS + self.place.database_cpu()

    def memory(self):
        """Resident memory in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def client(self):
        return Client(self.host, self.port)

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Client:
    """One connection that is kept open, with cookies."""

    def __init__(self, host, port):
        self.origin = f"http://{host}:{port}"
        self.connection = http.client.HTTPConnection(host, port)
        self.used = time.monotonic()
        self.cookies = {}

    def send(self, method, path, fields=None, headers=None, body=None):
        headers = {"Origin": self.origin, "Accept": "text/html", "Accept-Language": "nb", **(headers or {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        # The server closes what has been idle for five seconds.
        if 3 < time.monotonic() - self.used:
            self.connection.close()
        self.connection.request(method, path, body, headers)
        reply = self.connection.getresponse()
        text = reply.read().decode()
        self.used = time.monotonic()
        for cookie in reply.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        return reply, text

    def upload(self, path, fields, name, content):
        """A form with a file; the answer must be a redirect."""
        mark = "----bench"
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()]
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode() + content + b"\r\n")
        body = b"".join(parts) + f"--{mark}--\r\n".encode()
        reply, text = self.send("POST", path, headers={"Content-Type": f"multipart/form-data; boundary={mark}"}, body=body)
        if reply.status != 303:
            raise SystemExit(f"POST {path}: {reply.status}\n{text[:2000]}")
        return reply

    def get(self, path, status=200):
        reply, text = self.send("GET", path)
        if reply.status != status:
            raise SystemExit(f"GET {path}: {reply.status} {reply.headers.get('Location')}")
        return text

    def post(self, path, fields, statuses=(200, 303), headers=None):
        reply, text = self.send("POST", path, fields, headers)
        if reply.status not in statuses:
            raise SystemExit(f"POST {path}: {reply.status}\n{text[:2000]}")
        return reply, text


class Place:
    """A fresh database and folder of files: the `environment` of a program there, until `drop`."""

    def __init__(self, backend):
        self.folder = tempfile.mkdtemp(prefix="tillit-bench-")
        self.server, self.postmaster, self.name = None, None, f"bench_{os.getpid()}"
        if backend == "postgres":
            self.server = subprocess.run(["scripts/postgres.sh"], check=True, capture_output=True, text=True).stdout.strip()
            self.statement(f"CREATE DATABASE {self.name}")
            folder = self.statement("SHOW data_directory")
            self.postmaster = Path(folder, "postmaster.pid").read_text().split()[0]
            database = self.server.rsplit("/", 1)[0] + "/" + self.name
        else:
            database = f"sqlite://{self.folder}/tillit.db"
        self.environment = {
            "PATH": os.environ["PATH"],
            "TILLIT_LISTEN": "127.0.0.1:0",
            "TILLIT_DATABASE_URL": database,
            "TILLIT_FILES_URL": f"file://{self.folder}/files",
            "TILLIT_PASSWORD_COST": "least",
            "TILLIT_LOG": "warn",
        }

    def statement(self, sql):
        psql = ["psql", "--quiet", "--no-psqlrc", "--no-align", "--tuples-only", "--dbname", self.server, "--command", sql]
        return subprocess.run(psql, check=True, capture_output=True, text=True).stdout.strip()

    def database_cpu(self):
        """CPU seconds of PostgreSQL so far, all its processes; SQLite's are the program's own."""
        if not self.postmaster:
            return 0
        children = subprocess.run(["pgrep", "--parent", self.postmaster], check=True, capture_output=True, text=True).stdout.split()
        return (sum(ticks_of(self.postmaster)) + sum(sum(ticks_of(child)) for child in children)) / TICKS

    def drop(self):
        if self.server:
            self.statement(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        shutil.rmtree(self.folder)
