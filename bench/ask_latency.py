"""What a question in plain English costs beside the plain endpoint that answers the same.

    python -m bench.ask_latency [--rounds 60]

Serves the graph of the settings (NEO4J_URI, or the local Neo4j with whatever is in it) by the real service on a
loopback port, and asks in turns. Printed: medians in milliseconds, their ratio, and the CPU time of service and client.
The aim is a ratio of 3.
"""

import argparse
import statistics
import time

import httpx

from app.main import create_app
from app.settings import ApiSettings
from tests.api.serving import serving

AIM = 3.0
PAIRS = (
    ("Who attended the Alaska summit?", "/meetings?q=Alaska&kind=summit"),
    ("Whom did Donald Trump meet?", "/meetings?actor=Donald%20Trump&status=held"),
    ("Whom did Donald Trump meet?", "/actors/person:donald-trump/meetings?status=held"),
    ("Which meetings are planned?", "/meetings?status=planned"),
    ("Who demands a ceasefire?", "/positions?topic=ceasefire&stance=demands"),
    ("Who represents Ukraine?", "/actors/state:UKR"),
)


def once(client: httpx.Client, path: str, params: dict[str, str] | None) -> tuple[float, float]:
    """Wall and CPU time of one request in milliseconds; the service and its client share this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    response = client.get(path, params=params)
    response.raise_for_status()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def main() -> None:
    """Measure all pairs, taking turns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=60)
    rounds = parser.parse_args().rounds
    worst = 0.0
    with serving(create_app(ApiSettings(timeout=60, access_log=False))) as client:
        until = time.monotonic() + 120
        while client.get("/readyz").status_code != 200:
            if time.monotonic() > until:
                raise SystemExit(client.get("/readyz").json()["detail"])
            time.sleep(0.5)
        for question, path in PAIRS:
            asked, plain = [], []
            for number in range(rounds + 5):
                one = once(client, "/ask", {"q": question}), once(client, path, None)
                if number >= 5:
                    asked.append(one[0])
                    plain.append(one[1])
            wall = [statistics.median(row[0] for row in rows) for rows in (asked, plain)]
            cpu = [statistics.median(row[1] for row in rows) for rows in (asked, plain)]
            worst = max(worst, wall[0] / wall[1])
            print(
                f"{question:34} {wall[0]:6.1f} ms  {path:48} {wall[1]:6.1f} ms  ratio {wall[0] / wall[1]:.2f}"
                f"  (CPU {cpu[0]:.1f} / {cpu[1]:.1f} ms)"
            )
    print(f"worst ratio {worst:.2f}, aim {AIM:g}: {'met' if worst <= AIM else 'missed'}")


if __name__ == "__main__":
    main()
