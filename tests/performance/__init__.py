"""The table of speeds: each figure beside what it is compared with, measured in the same run."""
