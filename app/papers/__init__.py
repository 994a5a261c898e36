"""Every paper: made from frozen data into PDF bytes, in memory."""
