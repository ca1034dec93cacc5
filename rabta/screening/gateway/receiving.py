"""The receiver: takes objects by C-STORE (DICOM PS3.4 annex B) into the store, in a process of its own that knows no record.

It decodes nothing. Run as a program by `rabta gateway run`; it ends when its standard input closes, with whoever started it.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from pynetdicom import AE, AllStoragePresentationContexts, _config, evt, register_uid
from pynetdicom.service_class import StorageServiceClass
from pynetdicom.sop_class import Verification  # type: ignore[attr-defined]

from rabta.screening.gateway.spool import LARGEST, NoRoom, Spool, TooLarge

# pynetdicom accepts an association for these classes, and answers every C-STORE without a status unless they are registered.
DICOS = {
    "1.2.840.10008.5.1.4.1.1.501.1": "DICOSCTImageStorage",
    "1.2.840.10008.5.1.4.1.1.501.2.1": "DICOSDigitalXRayImageStorageForPresentation",
    "1.2.840.10008.5.1.4.1.1.501.2.2": "DICOSDigitalXRayImageStorageForProcessing",
    "1.2.840.10008.5.1.4.1.1.501.3": "DICOSThreatDetectionReportStorage",
    "1.2.840.10008.5.1.4.1.1.501.6": "DICOSQuadrupoleResonanceStorage",
}
"""The classes of objects that are taken beside those of DICOM. Body scans (501.4, 501.5) are not among them."""
SYNTAXES = [
    "1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81",
    "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.90",
    "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2",
]  # fmt: skip
SUCCESS, OUT_OF_RESOURCES, CANNOT_UNDERSTAND = 0x0000, 0xA700, 0xC000
MOST_ASSOCIATIONS = 32


def receiver(spool: Spool, *, title: str, private: bool) -> AE:
    """An application entity that keeps what it is sent. `private`: classes of makers as well, whatever they are."""
    for uid, keyword in DICOS.items():
        register_uid(uid, keyword, StorageServiceClass)
    _config.UNRESTRICTED_STORAGE_SERVICE = private
    entity = AE(ae_title=title)
    entity.maximum_associations = MOST_ASSOCIATIONS
    entity.network_timeout = entity.acse_timeout = entity.dimse_timeout = 60
    entity.add_supported_context(Verification)
    for context in AllStoragePresentationContexts:
        entity.add_supported_context(str(context.abstract_syntax), SYNTAXES)
    for uid in DICOS:
        entity.add_supported_context(uid, SYNTAXES)
    return entity


def keep(event: Any, spool: Spool) -> int:
    """One C-STORE: the object as it came, with a file header of ours before it. Success is answered once it is durable."""
    content = event.encoded_dataset()
    try:
        spool.add(content, name=f"{event.request.AffectedSOPInstanceUID}.dcs")
    except TooLarge:
        print(f"refused: an object of {len(content):,} bytes; at most {LARGEST:,}", file=sys.stderr, flush=True)
        return CANNOT_UNDERSTAND
    except (NoRoom, OSError) as error:
        print(f"not taken, the sender may try again: {error!r}", file=sys.stderr, flush=True)
        return OUT_OF_RESOURCES
    return SUCCESS


def main() -> None:
    """Listen until standard input closes; the first line of standard output is the port."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--spool", type=Path, required=True)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--title", required=True)
    parser.add_argument("--private", action="store_true")
    asked = parser.parse_args()
    spool = Spool(asked.spool)
    entity = receiver(spool, title=asked.title, private=asked.private)
    handlers = [(evt.EVT_C_STORE, keep, [spool])]
    server = entity.start_server((asked.host, asked.port), block=False, evt_handlers=handlers)  # type: ignore[arg-type]
    print(server.server_address[1] if server else asked.port, flush=True)
    sys.stdin.read()
    entity.shutdown()


if __name__ == "__main__":
    main()
