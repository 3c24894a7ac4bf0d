import { Component, type ReactNode } from 'react';
import i18next from 'i18next';

/** A fault of the console itself: says so, keeps the address, offers to load again. Decisions on the record are not touched. */
export class FaultBoundary extends Component<{ children: ReactNode }, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: Error) {
    return { fault };
  }

  override render() {
    if (this.state.fault === null) return this.props.children;
    return (
      <main className="state-block problem" role="alert">
        <h1>{i18next.t('problem.fault')}</h1>
        <p className="muted">{i18next.t('problem.faultText')}</p>
        <p className="mono s">{this.state.fault.message}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {i18next.t('problem.loadAgain')}
        </button>
      </main>
    );
  }
}
