"""Times python3-sgp4's array API for `make bench`; what it is given and answers: bench/README.md."""
import sys
import time

import numpy
from sgp4.api import SatrecArray
from sgp4.model import Satrec

sets_path, minutes, *states_path = sys.argv[1:]
first, step, count = (float(x) for x in minutes.split(","))
lines = [line.rstrip("\n") for line in open(sets_path)]
satellites = [Satrec.twoline2rv(lines[i], lines[i + 1]) for i in range(0, len(lines), 2)]
minutes = first + step * numpy.arange(int(count))

# The array of satellites takes dates that all share; minutes from each epoch need one array of dates a satellite.
arrays = [(SatrecArray([s]), numpy.full(len(minutes), s.jdsatepoch), s.jdsatepochF + minutes / 1440) for s in satellites]
start = time.perf_counter()
results = [array.sgp4(jd, fr) for array, jd, fr in arrays]
seconds = time.perf_counter() - start
print("states", len(satellites) * len(minutes))
print("seconds", repr(seconds))

if states_path:
    # Dates in two doubles lose what the comparison is about, so the states that are compared come from minutes.
    with open(states_path[0], "w") as out:
        for i, satellite in enumerate(satellites):
            for minute in minutes:
                error, r, v = satellite.sgp4_tsince(float(minute))
                print(i, repr(float(minute)), error, *(repr(float(x)) for x in (*r, *v)), file=out)
