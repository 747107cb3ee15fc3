"""The form of an office's paper (Decree 30/2020/NĐ-CP), for all that the hub prints."""
