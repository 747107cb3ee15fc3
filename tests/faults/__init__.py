"""What goes wrong from outside: processes that are killed, disks that are full, connections that
are lost, pages that are damaged.
"""
