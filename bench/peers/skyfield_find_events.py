"""Times Skyfield's find_events for `make bench`: every satellite of a file over every station of another.

usage: SETS STATIONS FROM TO MIN_ELEVATION [EVENTS]
SETS: two-line sets, two lines each. STATIONS: latitude longitude metres, one a line. FROM, TO: seconds since 1970, UTC.
Prints the number of searches and the seconds they took; EVENTS takes "satellite station event seconds" lines (0 rise, 1 peak, 2 set).
"""
import sys
import time
from datetime import datetime, timezone

from skyfield.api import EarthSatellite, load, wgs84

sets_path, stations_path, start, end, elevation, *events_path = sys.argv[1:]
scale = load.timescale(builtin=True)
lines = [line.rstrip("\n") for line in open(sets_path)]
satellites = [EarthSatellite(lines[i], lines[i + 1], None, scale) for i in range(0, len(lines), 2)]
stations = [wgs84.latlon(*(float(x) for x in line.split()[:2]), elevation_m=float(line.split()[2])) for line in open(stations_path)]
t0, t1 = (scale.from_datetime(datetime.fromtimestamp(float(x), timezone.utc)) for x in (start, end))
began = time.perf_counter()
found = [(i, j, *satellite.find_events(station, t0, t1, altitude_degrees=float(elevation)))
         for i, satellite in enumerate(satellites) for j, station in enumerate(stations)]
seconds = time.perf_counter() - began
print("searches", len(found))
print("seconds", repr(seconds))

if events_path:
    with open(events_path[0], "w") as out:
        for i, j, times, events in found:
            for t, event in zip(times, events):
                print(i, j, int(event), repr(t.utc_datetime().timestamp()), file=out)
