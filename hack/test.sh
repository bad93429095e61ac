#!/usr/bin/env bash
# Runs the tests of the built solution and ends with the line "N passed, N failed, N skipped".
# --fast leaves out the tests that use real parts. Exit 1 on any failure, when no test ran, or when more tests
# were skipped than tests/skip-ceiling allows (tests/skip-ceiling-without-reference-data where ../shared/data is absent).
set -euo pipefail
cd "$(dirname "$0")/.."

filter=()
ceiling_file=tests/skip-ceiling
[ -d ../shared/data ] || ceiling_file=tests/skip-ceiling-without-reference-data
ceiling=$(cat "$ceiling_file")
if [ "${1:-}" = --fast ]; then
  filter=(--filter 'Category!=Real')
fi

results=artifacts/test
rm -rf "$results"
mkdir -p "$results"
exit_code=0
# One test project at a time: real parts fill two cores.
for project in tests/*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  dotnet test "$project" -c Release --no-build --nologo -v quiet --logger "console;verbosity=minimal" \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results" "${filter[@]}" |
    sed -E "/^(Test run for|A total of|Results File|No test matches|$)/d" || exit_code=1
done

count() { cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*>' | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'; }
total=$(count total)
passed=$(count passed)
failed=$(count failed)
skipped=$((total - passed - failed))

if [ "$skipped" -gt 0 ]; then
  echo 'Skipped:'
  grep -ho '<UnitTestResult [^>]*outcome="NotExecuted"[^>]*>' "$results"/*.trx | grep -o 'testName="[^"]*"' | sed 's/^/  /'
fi
if [ "$skipped" -gt "$ceiling" ]; then
  echo "More tests were skipped ($skipped) than $ceiling_file allows ($ceiling)."
  exit_code=1
fi
if [ "$failed" -gt 0 ]; then
  # Again at the end, with the beginning of what each said: the output above is long.
  echo 'Failed:'
  awk '
    match($0, /<UnitTestResult [^>]*outcome="Failed"/) { match($0, /testName="[^"]*"/); print "  " substr($0, RSTART + 10, RLENGTH - 11); failed = 1 }
    failed && /<Message>/ { inside = 3 }
    inside > 0 { last = /<\/Message>/; gsub(/^ *<Message>|<\/Message>.*/, ""); print "    " substr($0, 1, 400); inside = last ? 0 : inside - 1 }
    /<\/UnitTestResult>/ { failed = 0 }' "$results"/*.trx
fi
if [ "$total" = 0 ]; then
  echo 'No test ran.'
  exit_code=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
exit "$exit_code"
