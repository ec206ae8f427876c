#!/usr/bin/env bash
# Debian's own kernel, fetched and unpacked once; nothing is installed. Into FOLDER:
#   modules/   what belongs under /lib/modules     vmlinux     the kernel, uncompressed
#   initrd.gz  mounts the host's root and goes on  release     its name, as uname -r says
# Usage: tests/vm/kernel.sh FOLDER
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
mkdir -p "$1"
folder=$(realpath "$1")

# To mount the host's root: the kernel has none of these built in.
initrd_modules=(virtio_pci 9pnet_virtio 9p overlay)

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# download INTO: the newest kernel's package. By its exact name: apt-get takes a pattern for a
# regular expression and would fetch every kernel.
download() {
  local package
  package=$(apt-cache depends linux-image-amd64 2>/dev/null |
    awk '/Depends: linux-image-/ { print $2; exit }')
  # As root, since apt's own user may not write here.
  [ -n "$package" ] && (cd "$1" && apt-get -q -o APT::Sandbox::User=root download "$package")
}

unpack() {
  local scratch release
  scratch=$(mktemp -d "$folder/unpack.XXXXXX")
  # The list of packages may be absent, or older than the mirror.
  download "$scratch" || { as_root apt-get update -q && download "$scratch"; }
  dpkg -x "$scratch"/*.deb "$scratch/tree"
  release=$(ls "$scratch/tree/lib/modules")
  depmod -b "$scratch/tree" "$release"
  rm -rf "$folder/modules"
  mv "$scratch/tree/lib/modules" "$folder/modules"
  # Unpacked here, it need not be unpacked by an emulated processor at every boot.
  python3 "$here/unpack_kernel.py" "$scratch/tree/boot/vmlinuz-$release" "$folder/vmlinux"
  rm -rf "$scratch"
  # Last, so that a fetch that was interrupted begins anew.
  echo "$release" >"$folder/release"
}

# copy_module NAME TO RELEASE: it and what it needs, in the order to load them in.
copy_module() {
  local name=$1 to=$2 folder_of_release=$folder/modules/$3 line file
  line=$(grep -E "/$name\.ko:" "$folder_of_release/modules.dep")
  # What is needed first stands last.
  for file in $(tr ' ' '\n' <<<"${line#*:}" | tac) "${line%%:*}"; do
    [ ! -e "$to/$(basename "$file")" ] || continue
    cp "$folder_of_release/$file" "$to/"
    basename "$file" >>"$to/order"
  done
}

make_initrd() {
  local release=$1 root name
  root=$(mktemp -d)
  mkdir -p "$root"/{bin,proc,sys,dev,modules,host,changes,root}
  cp /bin/busybox "$root/bin/"
  cp "$here/guest/initrd.sh" "$root/init"
  chmod +x "$root/init"
  for name in "${initrd_modules[@]}"; do copy_module "$name" "$root/modules" "$release"; done
  (cd "$root" && find . -print0 | cpio -0 -o -H newc --quiet | gzip -1) >"$folder/initrd.new"
  # Whole at once: a guest may be starting.
  mv "$folder/initrd.new" "$folder/initrd.gz"
  rm -rf "$root"
}

[ -s "$folder/release" ] || unpack >&2
# Anew each time, a second's tenth: guest/initrd.sh may have changed.
make_initrd "$(cat "$folder/release")"
