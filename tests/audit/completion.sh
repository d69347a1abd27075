#!/usr/bin/env bash
# The completion of bash and zsh: generated from the tables, so every option of --help is there; and what a shell makes of it.
set -euo pipefail
. "$2/tests/support/audit.sh"
command -v zsh >/dev/null || { echo "completion: zsh is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
expect 64 "$oitcheck" completion
expect 64 "$oitcheck" completion fish
expect 0 "$oitcheck" completion zsh
cp "$dir/out" "$dir/_oitcheck"
expect 0 "$oitcheck" completion bash
cp "$dir/out" "$dir/oitcheck.bash"

[ "$(commands | wc -l)" -ge 6 ]
for command in $(commands); do
	"$oitcheck" "$command" --help | grep -oE '^  (-.,|   ) --[a-z0-9-]+' | grep -oE -- '--[a-z0-9-]+' >"$dir/options"
	[ "$(wc -l <"$dir/options")" -gt 5 ]
	while read -r option; do
		grep -qE "^\s+'.*$option[=[}]" "$dir/_oitcheck" || { echo "zsh: $command: no $option"; exit 1; }
	done <"$dir/options"
	grep -A1 "^\s*$command)\$" "$dir/oitcheck.bash" | grep -oE -- '--[a-z0-9-]+' | diff - "$dir/options"
done

# offers WORDS… WANTED: what bash offers for the last of the words
cat >"$dir/offers.sh" <<'BASH'
compopt() { :; }
source "$1"; shift
COMP_WORDS=(oitcheck "$@") COMP_CWORD=$#
_oitcheck
echo "${COMPREPLY[*]}"
BASH
offers() {
	local wanted=${*: -1} offered
	set -- "${@:1:$#-1}"
	offered=$(bash "$dir/offers.sh" "$dir/oitcheck.bash" "$@")
	[ "$offered" = "$wanted" ] || { echo "bash: $*: offers '$offered', not '$wanted'"; exit 1; }
}
offers h 'history'
offers --ag '--agency'
offers audit --lang '' 'th en'
offers audit --lang = '' 'th en'
offers audit --lang = e 'en'
offers diff a.go.th --fail-on missing,p 'missing,partial'
offers rules ex 'explain'
offers rules list ex ''
offers history --ke '--keep --keep-days'
offers score --ke ''
offers -f h 'html'
offers --year '' ''

# zsh: the real _arguments in a terminal of its own
zsh -n "$dir/_oitcheck"
cat >"$dir/offers.zsh" <<'ZSH'
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1=; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -d ${(q)1}/dump; bindkey '^I' complete-word; setopt no_beep; echo ready\$((1))"
zpty -r -m z line '*ready1*'
zpty -w -n z $'oitcheck audit --agency=sch\t'
zpty -r -m z line '*--agency=school*' && print -r -- "completed"
zpty -d z
ZSH
timeout 200 zsh -f "$dir/offers.zsh" "$dir" >"$dir/zsh" 2>&1 || true
has completed zsh
