#include "drivers/printer/channel.h"

namespace drivers::printer {

const char* name_of(ChannelError error) {
  switch (error) {
    case ChannelError::NotFound:
      return "not_found";
    case ChannelError::Refused:
      return "refused";
    case ChannelError::UnknownHost:
      return "unknown_host";
    case ChannelError::NoPermission:
      return "no_permission";
    case ChannelError::Busy:
      return "busy";
    case ChannelError::Gone:
      return "gone";
    case ChannelError::TimedOut:
      return "timed_out";
  }
  return "gone";
}

}  // namespace drivers::printer
