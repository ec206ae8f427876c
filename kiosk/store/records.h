#pragma once
// The words of kiosk/records that the ledger speaks in.

#include "kiosk/records/chain.h"
#include "kiosk/records/ledger.h"
#include "kiosk/records/record.h"
#include "kiosk/records/report.h"
#include "kiosk/records/ticket.h"

namespace kiosk::store {

using records::Chain;
using records::NumberFloors;
using records::Record;
namespace kinds = records::kinds;

}  // namespace kiosk::store
