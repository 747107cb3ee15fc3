"""How much memory a process takes."""


def memory(process: int) -> int:
    """Resident memory in MB."""
    with open(f"/proc/{process}/status", encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024
