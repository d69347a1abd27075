# Sourced by ./run and ./test: installs the Debian packages that are missing, and says which.

PACKAGES_RUN="gcc cmake ninja-build pkg-config libc6-dev libcurl4-openssl-dev libzstd-dev libxml2-dev libpcre2-dev libcjson-dev libglib2.0-dev
libsqlite3-dev libarchive-dev libfreexl-dev libuchardet-dev libidn2-dev libpsl-dev libthai-dev zlib1g-dev libxlsxwriter-dev poppler-utils antiword unrtf tesseract-ocr tesseract-ocr-tha tesseract-ocr-eng ca-certificates python3"
PACKAGES_TEST="$PACKAGES_RUN clang clang-format libclang-rt-14-dev valgrind zsh universal-ctags openssl python3-jsonschema python3-aiosmtpd mandoc dpkg-dev bsdextrautils git curl wget brotli zstd libreoffice-calc-nogui libreoffice-writer-nogui
chromium nodejs fonts-thai-tlwg"
# a nodejs from elsewhere brings npm with it and refuses the one of Debian
command -v npm >/dev/null || PACKAGES_TEST="$PACKAGES_TEST npm"

install_missing() {
	missing=""
	for package in "$@"; do
		dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
	done
	[ -n "$missing" ] || return 0
	printf 'ติดตั้งแพ็กเกจที่ยังไม่มี (installing the missing packages):%s\n' "$missing" >&2
	sudo=""
	[ "$(id -u)" -eq 0 ] || sudo="sudo"
	$sudo apt-get update -qq >&2
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >&2 </dev/null
}
