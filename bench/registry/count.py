# <CSV file> <months or days>: the same of statsmodels, with pandas to read the file.
import json
import re
import sys
import time

import pandas
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

file, scale = sys.argv[1:]
data = pandas.read_csv(
    file,
    usecols=[scale, "outcome", "arm", "region"],
    dtype={"outcome": "category", "arm": "category", "region": "category"},
)
times = data[scale].to_numpy()
status = (data["outcome"] == "event").to_numpy().astype(int)
arm = data["arm"].cat.codes.to_numpy()
region = data["region"].cat.codes.to_numpy()
start = time.perf_counter()
curves = [SurvfuncRight(times[arm == code], status[arm == code]) for code in (0, 1)]
chi_square, _ = survdiff(times, status, arm, strata=region)
end = time.perf_counter()
peak = int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read()).group(1))
print(json.dumps({"value": float(chi_square), "milliseconds": 1000 * (end - start), "megabytes": peak / 1024}))
