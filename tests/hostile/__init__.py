"""Questions and requests that would hold up or fill up a server, asked of a real one."""
