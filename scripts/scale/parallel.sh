#!/usr/bin/env bash
# Readings of many pages on all cores of one machine, or of several, by GNU parallel (apt-get install parallel).
#   scripts/scale/parallel.sh OUT [JOBS] < pages.jsonl          JSON lines: each job takes pieces of the stream as long as there are any
#   scripts/scale/parallel.sh OUT [JOBS] ARCHIVE…               WARC files, feeds, folders: one job for each, those that are done are not done again
# OUT gets one packed file of readings for each job and the log of jobs. Then: marsad load OUT
# MARSAD says how the program is called (marsad); PARALLEL_OPTIONS is given to parallel, such as «--sshloginfile machines».
set -euo pipefail

out=${1:?where should the readings go}
jobs=${2:-$(nproc)}
shift $(( $# < 2 ? $# : 2 ))
marsad=${MARSAD:-marsad}
mkdir -p "$out"
# 1 says that some pages could not be read, each named on standard error: the job is done all the same.
read_pages="$marsad read --json --with-pages --workers 0"
finished='status=${PIPESTATUS[0]}; [ "$status" -le 1 ]'
export PARALLEL_SHELL=/bin/bash
options=(--jobs "$jobs" ${PARALLEL_OPTIONS:-})

if [ "$#" -eq 0 ]; then
  # Round robin: as many programs as jobs, each started once; a piece ends where a line ends.
  parallel "${options[@]}" --pipe --round-robin --block 1M "$read_pages - | gzip > '$out'/_{#}.part; $finished && mv '$out'/_{#}.part '$out'/part-{#}.jsonl.gz"
else
  # A file takes its name when it is whole: what a killed run left begins with an underscore, which marsad load passes over.
  parallel "${options[@]}" --resume-failed --joblog "$out/_jobs.log" \
    "$read_pages {} | gzip > '$out'/_{#}.part; $finished && mv '$out'/_{#}.part '$out'/part-{#}.jsonl.gz" ::: "$@"
fi
