# USBGuard with the rules that the kiosk makes of its configuration. Sourced by scenarios.
is_guarding() { usbguard list-rules >/dev/null 2>&1; }

# are_blocked VENDOR:PRODUCT COUNT
are_blocked() { [ "$(usbguard list-devices --blocked | grep -c "id $1 ")" -ge "$2" ]; }

# With what is configured and plugged in by now.
start_guarding() {
  "$bin/anjungan-kiosk" --config "$config" --usb-rules >/run/rules
  step "rules: $(grep -c ^allow /run/rules) devices"
  install -m 600 /run/rules /etc/usbguard/rules.conf
  usbguard-daemon -f
  within 10 is_guarding
}
