#pragma once
// Lines for the operator's log (logfmt on standard error), of kiosk and server. A line that cannot
// be written, because the disk is full or nobody reads, is lost: the log never stops the program,
// as fmt::print would by throwing. Not for pure code. Any thread.

#include <string_view>

#include <fmt/format.h>

namespace kiosk {

/// Writes `line` and a line end in one piece.
void write_note(std::string_view line) noexcept;

/// For example note("level=info event=scanner state={}", state).
template <class... Values>
void note(fmt::format_string<Values...> format, Values&&... values) {
  write_note(fmt::format(format, std::forward<Values>(values)...));
}

}  // namespace kiosk
