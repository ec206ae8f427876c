# A CUPS server of the guest's own, and a queue for the printer at the bus. Sourced by scenarios.
cups=/run/cups-of-test
export CUPS_SERVER=127.0.0.1:6310

answers_cups() { lpstat -r 2>/dev/null | grep -q 'is running'; }

start_cups() {
  mkdir -p $cups/etc/ppd $cups/etc/ssl $cups/spool/tmp $cups/cache $cups/state/certs $cups/log
  # Filters run as lp and need these.
  chgrp lp $cups/etc $cups/etc/ppd $cups/spool $cups/spool/tmp $cups/cache
  chmod 1770 $cups/spool/tmp
  chmod 770 $cups/cache
  cat >$cups/etc/cups-files.conf <<END
User lp
Group lp
SystemGroup root
ServerRoot $cups/etc
RequestRoot $cups/spool
TempDir $cups/spool/tmp
CacheDir $cups/cache
StateDir $cups/state
ServerKeychain $cups/etc/ssl
AccessLog $cups/log/access
ErrorLog $cups/log/error
PageLog $cups/log/page
Sandboxing Relaxed
END
  # A job that cannot be printed is tried again until somebody cancels it: as Debian has it not, but
  # what would print late does so here.
  cat >$cups/etc/cupsd.conf <<END
LogLevel info
Listen $CUPS_SERVER
ServerAlias *
Browsing Off
WebInterface No
DefaultAuthType None
DefaultEncryption Never
IdleExitTimeout 0
JobRetryInterval 1
JobKillDelay 1
ErrorPolicy retry-current-job
<Location />
Allow all
</Location>
<Location /admin>
Allow all
</Location>
<Policy default>
<Limit All>
Allow all
</Limit>
</Policy>
END
  /usr/sbin/cupsd -f -c $cups/etc/cupsd.conf -s $cups/etc/cups-files.conf >$cups/log/output 2>&1 &
  within 20 answers_cups
}

# add_queue NAME URI: of slips, with the filter that makes ESC/POS bytes of them.
add_queue() {
  install -m 755 "$vm/cups/slip_filter.py" /usr/lib/cups/filter/slip_filter
  lpadmin -p "$1" -E -v "$2" -P "$vm/cups/slips.ppd" 2>/dev/null || fail "no queue $1"
}

# Whatever anybody still wants of the queue.
jobs_in_queue() { lpstat -o "$1" | grep -c . || true; }
