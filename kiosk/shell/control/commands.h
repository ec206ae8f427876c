#pragma once
// What the control socket can do. Main thread only.

#include "kiosk/shell/control/control.h"

namespace kiosk::shell {

class Loop;

/// Answers one request, now or from a worker's thread when it has the answer.
void answer_command(Loop& loop, const ControlRequest& request);

}  // namespace kiosk::shell
