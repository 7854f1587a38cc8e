# The score of each folder of a mutation report, and where a change went unnoticed.
def detected: map(select(.status == "Killed" or .status == "Timeout")) | length;
def missed: map(select(.status == "Survived" or .status == "NoCoverage"));
def score: if detected + (missed | length) == 0 then "-" else "\(1000 * detected / (detected + (missed | length)) | floor / 10) %" end;
def line($name): "\($name)\t\(score)\t\(detected)\t\(missed | length)\t\(map(select(.status == "CompileError")) | length)";

[.files | to_entries[] | (.key | ltrimstr($root)) as $file | .value as $of | $of.mutants[] | select(.status != "Ignored")
    | . + { file: $file, folder: ($file | split("/") | .[:-1] | join("/")), was: ($of.source | split("\n"))[.location.start.line - 1] }] as $all
| ($all | map(select(.status == "Survived" or .status == "NoCoverage")) | sort_by(.file, .location.start.line)[]
    | "\(.file):\(.location.start.line) \(.mutatorName) \(.status): \(.was | gsub("^ +"; "")) -> \(.replacement // "" | gsub("\\s+"; " "))"),
  "",
  "folder\tscore\tnoticed\tunnoticed\tnot compiled",
  ($all | group_by(.folder)[] | line(.[0].folder)),
  ($all | line("all"))
