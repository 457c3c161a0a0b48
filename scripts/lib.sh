# shellcheck shell=bash
# What the scripts share; sourced, never run.

say() { printf 'perimetry: %s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

need_git() {
  command -v git >/dev/null || die "git is missing: install it and run this again"
}

need_swift() {
  command -v swift >/dev/null ||
    die "Swift is missing: install Swift 6.2 or later from https://www.swift.org/install and run this again"
}

# Whether a C header is where Package.swift looks for it.
has_header() {
  local folder
  for folder in /usr/include /usr/local/include /opt/homebrew/include /home/linuxbrew/.linuxbrew/include; do
    [ ! -f "$folder/$1" ] || return 0
  done
  return 1
}

has_sqlite() {
  [ "$(uname)" = Darwin ] || has_header sqlite3.h
}

# Runs a command as root, or says that it cannot.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo "$@"
  else
    return 1
  fi
}

install_with_apt() {
  local log=$1
  shift
  say "installing $* with apt-get$([ "$(id -u)" -eq 0 ] || printf ' through sudo')"
  if [ -z "${apt_updated:-}" ]; then
    apt_updated=1
    as_root apt-get update -qq >"$log" 2>&1 || say "apt-get update failed; trying with the lists at hand"
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
    >"$log" 2>&1
}

# Installs the system libraries that are missing. Only libsqlite3 is indispensable: simdjson makes reading fast,
# zlib opens .gz files, and the package builds without either.
install_libraries() {
  local packages=() wanted log package
  has_sqlite || packages+=(libsqlite3-dev)
  has_header simdjson.h || packages+=(libsimdjson-dev)
  has_header zlib.h || [ "$(uname)" = Darwin ] || packages+=(zlib1g-dev)
  [ ${#packages[@]} -gt 0 ] || return 0
  wanted=${packages[*]}
  log=$(mktemp)
  if command -v apt-get >/dev/null; then
    command -v pkg-config >/dev/null || packages+=(pkg-config)
    if ! install_with_apt "$log" "${packages[@]}"; then
      # One by one: a release without one of them should still get the others.
      for package in "${packages[@]}"; do install_with_apt "$log" "$package" || true; done
    fi
  elif command -v brew >/dev/null; then
    packages=(sqlite simdjson zlib)
    say "installing ${packages[*]} with Homebrew"
    brew install --quiet "${packages[@]}" >"$log" 2>&1 || say "Homebrew failed: $(tail -n 1 "$log")"
  fi
  if ! has_sqlite; then
    tail -n 3 "$log" >&2
    rm -f "$log"
    die "cannot install: ask an administrator to install $wanted, and run this again"
  fi
  rm -f "$log"
  has_header simdjson.h || say "going on without simdjson: reading will be slower"
  has_header zlib.h || [ "$(uname)" = Darwin ] || say "going on without zlib: .gz files cannot be read"
}

# SwiftPM remembers what a manifest came to by its text and environment, not by which headers exist, so the
# libraries are named in the environment.
select_libraries() {
  [ -z "${PERIMETRY_LIBRARIES:-}" ] || return 0
  local found=()
  has_header simdjson.h && found+=(simdjson)
  if has_header zlib.h || [ "$(uname)" = Darwin ]; then found+=(zlib); fi
  PERIMETRY_LIBRARIES=$(IFS=, && printf '%s' "${found[*]:-none}")
  export PERIMETRY_LIBRARIES
  if [ "$(uname)" = Darwin ] && command -v brew >/dev/null; then
    local prefix
    prefix=$(brew --prefix)
    export CPATH="$prefix/include${CPATH:+:$CPATH}" LIBRARY_PATH="$prefix/lib${LIBRARY_PATH:+:$LIBRARY_PATH}"
  fi
}

# build_release PRODUCT: builds in release, silent unless it fails. Prints the path of the binary.
build_release() {
  local root=$1 product=$2 log
  log=$(mktemp)
  if ! swift build --package-path "$root" -c release --product "$product" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    die "building $product failed"
  fi
  rm -f "$log"
  printf '%s\n' "$root/.build/release/$product"
}
