#!/usr/bin/env bash
# What could not be read is unclear, never missing, never found: an invented site with faults in the place of its evidence, all at once and
# one by one (all sites and faults: tests/bench/unread).
set -eu
oitcheck=$1 source=$2
export OITCHECK_RULES=$source/rules
python3 "$source/tests/bench/unread" --program "$oitcheck" --details --together --only 403,empty,cut,large,rejected,login,sent-to-login,robots,scan frames
python3 "$source/tests/bench/unread" --program "$oitcheck" --details --every 9 --only 403,cut,large,login,robots frames
