#!/usr/bin/env bash
# Runs a command on a copy of the project in the smallest Debian there is, with nothing added but git, certificates and
# the Node that runs here. Needs root, debootstrap, and the network.
#
#   tests/minimal-root/run.sh                                  the second command of the README, word for word
#   tests/minimal-root/run.sh 'npm ci && npm start'            another one
#   MODULES=keep tests/minimal-root/run.sh 'npm test'          with the packages that are installed here
#
# MINIMAL_ROOT: a root made by an earlier run, or where to make one that is kept. DEBIAN_MIRROR: where Debian's packages
# come from, instead of where debootstrap takes them. Exit code 2: no root could be made.
set -euo pipefail
project=$(cd "$(dirname "$0")/../.." && pwd)
command=${1:-npm ci && npm test}

if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
  echo "A minimal root is made by root, with debootstrap (apt-get install debootstrap)." >&2
  exit 2
fi

root=${MINIMAL_ROOT:-$(mktemp -d)}
home=$root/srv/contribution
# A root of our own is removed, also when the command fails; nothing is mounted in it outside the command's own space.
[ -n "${MINIMAL_ROOT:-}" ] || trap 'rm -rf --one-file-system "$root"' EXIT
if [ ! -e "$root/etc/debian_version" ]; then
  debootstrap --variant=minbase --include=ca-certificates,git bookworm "$root" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} \
    >/dev/null || {
    echo "No minimal root could be made: see what debootstrap says above, and DEBIAN_MIRROR." >&2
    exit 2
  }
fi

node=$(command -v node)
npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
install -D "$(readlink -f "$node")" "$root/usr/local/bin/node"
mkdir -p "$root/usr/local/lib/node_modules"
rm -rf "$root/usr/local/lib/node_modules/npm" "$home"
cp -a "$npm" "$root/usr/local/lib/node_modules/npm"
ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
# Whom this machine trusts, a proxy perhaps.
authorities=${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}
[ ! -f "$authorities" ] || cp -L "$authorities" "$root/etc/authorities.crt"

mkdir -p "$home"
(cd "$project" && git ls-files -z --cached --others --exclude-standard | tar -c --null -T - --ignore-failed-read) |
  tar -x -C "$home"
# What a clone has: `npm start` edits the repository that it stands in.
git -C "$home" init --quiet --initial-branch=main
git -C "$home" add --all
git -C "$home" -c user.name=Clone -c user.email=clone@example.org commit --quiet --message=Clone
if [ "${MODULES:-}" = keep ]; then
  cp -a "$project/node_modules" "$home/node_modules"
  # Its browser is unpacked there as for the first time.
  rm -rf "$home/node_modules/.cache"
fi

# Its own processes and mounts, which end with the command; no variable of this machine but where npm finds packages.
unshare --mount --pid --fork --mount-proc="$root/proc" \
  chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/local/bin:/usr/bin:/bin TERM=dumb \
  npm_config_registry="$(npm config get registry)" NODE_EXTRA_CA_CERTS=/etc/authorities.crt \
  bash -c "cd /srv/contribution && $command"
