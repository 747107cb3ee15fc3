"""What a process takes: memory, and time of a processor."""

import os

_TICKS = os.sysconf("SC_CLK_TCK")


def memory(process: int) -> int:
    """Resident memory in MB."""
    with open(f"/proc/{process}/status", encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def processor(process: int) -> float:
    """Seconds of a processor that it has had so far."""
    with open(f"/proc/{process}/stat", encoding="ascii") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
