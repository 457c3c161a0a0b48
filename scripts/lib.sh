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
  for folder in /usr/include /usr/local/include /opt/homebrew/include /home/linuxbrew/.linuxbrew/include \
    /opt/homebrew/opt/libarchive/include /usr/local/opt/libarchive/include; do
    [ ! -f "$folder/$1" ] || return 0
  done
  return 1
}

has_sqlite() {
  [ "$(uname)" = Darwin ] || has_header sqlite3.h
}

# Whether packages can be installed for the whole machine: as root, or through sudo without hanging on a password
# nobody can type.
can_be_root() {
  [ "$(id -u)" -eq 0 ] ||
    { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Ends a script that was only to install what it needs: CI does that while other things are built.
only_install() { [ -z "${PERIMETRY_ONLY_INSTALL:-}" ] || exit 0; }

# One at a time: apt-get does not wait for another that reads or writes its lists.
apt_get() { as_root env DEBIAN_FRONTEND=noninteractive flock "${TMPDIR:-/tmp}/perimetry-apt.lock" apt-get "$@"; }

# apt_install LOG PACKAGE…
apt_install() {
  local log=$1
  shift
  apt_get install -y -qq --no-install-recommends "$@" \
    >"$log" 2>&1
}

apt_update() {
  apt_get update -qq >"$1" 2>&1 || say "apt-get update failed; trying with the lists at hand"
}

# Whether a library that the package can do without is wanted: PERIMETRY_LIBRARIES may say which are.
wants() {
  case ",${PERIMETRY_LIBRARIES:-all}," in *,all,* | *,detect,* | *,"$1",*) ;; *) return 1 ;; esac
}

# Installs the system libraries that are missing. Only libsqlite3 is indispensable: simdjson makes reading fast,
# isa-l or zlib opens .gz files (isa-l faster), snappy captures packed with it, libarchive zip, tar, zstd, bzip2, xz and
# lz4, and the package builds without any of them.
install_libraries() {
  local packages=() formulae=() wanted log package
  has_sqlite || packages+=(libsqlite3-dev)
  has_header simdjson.h || ! wants simdjson || packages+=(libsimdjson-dev)
  has_header isa-l.h || ! wants isal || packages+=(libisal-dev)
  has_header zlib.h || [ "$(uname)" = Darwin ] || ! wants zlib || packages+=(zlib1g-dev)
  has_header snappy-c.h || ! wants snappy || packages+=(libsnappy-dev)
  has_header archive.h || ! wants libarchive || packages+=(libarchive-dev)
  [ ${#packages[@]} -gt 0 ] || return 0
  wanted=${packages[*]}
  log=$(mktemp)
  if command -v apt-get >/dev/null && can_be_root; then
    command -v pkg-config >/dev/null || packages+=(pkg-config)
    say "installing ${packages[*]} with apt-get$([ "$(id -u)" -eq 0 ] || printf ' through sudo')"
    apt_update "$log"
    if ! apt_install "$log" "${packages[@]}"; then
      # One by one: a release without one of them should still get the others.
      for package in "${packages[@]}"; do apt_install "$log" "$package" || true; done
    fi
  elif command -v brew >/dev/null; then
    for package in "${packages[@]}"; do
      case $package in
        libsqlite3-dev) formulae+=(sqlite) ;;
        libsimdjson-dev) formulae+=(simdjson) ;;
        libisal-dev) formulae+=(isa-l) ;;
        libsnappy-dev) formulae+=(snappy) ;;
        libarchive-dev) formulae+=(libarchive) ;;
        *) formulae+=(zlib) ;;
      esac
    done
    say "installing ${formulae[*]} with Homebrew"
    brew install --quiet "${formulae[@]}" >"$log" 2>&1 ||
      say "Homebrew failed: $(tail -n 1 "$log")"
  fi
  rm -f "$log"
  has_sqlite ||
    die "cannot install here: ask an administrator to install $wanted (or what they are called here), and run this again"
  has_header simdjson.h || ! wants simdjson ||
    say "going on without simdjson: reading will be slower"
  has_header isa-l.h || has_header zlib.h || [ "$(uname)" = Darwin ] || ! wants zlib ||
    say "going on without isa-l and zlib: .gz files cannot be read"
  has_header snappy-c.h || ! wants snappy ||
    say "going on without snappy: captures packed with it cannot be read"
  has_header archive.h || ! wants libarchive ||
    say "going on without libarchive: zip, tar, zstd, bzip2, xz and lz4 cannot be read"
}

# SwiftPM remembers what a manifest came to by its text and environment, not by which headers exist, so the
# libraries are named in the environment.
select_libraries() {
  [ -z "${PERIMETRY_LIBRARIES:-}" ] || return 0
  local found=()
  has_header simdjson.h && found+=(simdjson)
  has_header isa-l.h && found+=(isal)
  if has_header zlib.h || [ "$(uname)" = Darwin ]; then found+=(zlib); fi
  has_header snappy-c.h && found+=(snappy)
  has_header archive.h && found+=(libarchive)
  PERIMETRY_LIBRARIES=$(IFS=, && printf '%s' "${found[*]:-none}")
  export PERIMETRY_LIBRARIES
  if [ "$(uname)" = Darwin ] && command -v brew >/dev/null; then
    local prefix
    prefix=$(brew --prefix)
    # Homebrew keeps libarchive apart from what macOS brings.
    export CPATH="$prefix/include:$prefix/opt/libarchive/include${CPATH:+:$CPATH}"
    export LIBRARY_PATH="$prefix/lib:$prefix/opt/libarchive/lib${LIBRARY_PATH:+:$LIBRARY_PATH}"
  fi
}

# build_release PRODUCT: builds in release, silent unless it fails. Prints the path of the binary. On Linux the Swift runtime is
# linked into it: the program starts faster, and needs none where it is taken.
build_release() {
  local root=$1 product=$2 log options=()
  [ "$(uname)" = Darwin ] || options=(--static-swift-stdlib)
  log=$(mktemp)
  if ! swift build --package-path "$root" -c release --product "$product" "${options[@]}" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    die "building $product failed"
  fi
  rm -f "$log"
  printf '%s\n' "$root/.build/release/$product"
}
