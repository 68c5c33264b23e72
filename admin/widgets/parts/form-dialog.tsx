import type { ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";

/** A dialog over the form: it keeps the keyboard, and Escape closes it. */
export function FormDialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} className="ct-overlay">
      <Modal className="ct-modal">
        <Dialog className="ct-control ct-dialog">
          <Heading slot="title" className="ct-dialog-title">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Runs once a dialog that is closing has gone and the page can be reached again. */
export function afterDialog(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}
