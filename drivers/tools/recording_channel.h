#pragma once
// What goes to a printer and what it answers, with the times: for a report to whoever can mend it.

#include <memory>
#include <string>

#include "drivers/printer/channel.h"

namespace drivers::tools {

/// The same channel, which also writes a transcript: a line each time, `   1234 > 1B 40`, in
/// milliseconds since the beginning and hexadecimal bytes; `>` to the printer, `<` from it, and
/// what went wrong in words. Itself when no file is named, or there is no channel.
std::unique_ptr<printer::Channel> recorded(std::unique_ptr<printer::Channel> channel,
                                           const std::string& file);

}  // namespace drivers::tools
