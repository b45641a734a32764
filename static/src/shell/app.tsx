import { useLayoutEffect } from "preact/hooks";
import type { Onward } from "../session/playing/onward.ts";
import type { Toast } from "../session/toast.ts";
import type { FirstPage } from "../wire/types.ts";
import type { GraphDoor } from "./graphs/door.ts";
import { Announcement } from "./notices/announcement.tsx";
import { ExactValue } from "./exact/exact_value.tsx";
import { EXCHANGE, ROOMS } from "./rooms.ts";
import { Footer } from "../timeline/footer.tsx";
import { Header } from "./header/header.tsx";
import { HeaderMenu } from "./header/header_menu.tsx";
import { keepFocus } from "../ui/hooks/keep_focus.ts";
import { ActivitySwitch, LearnData, LearnPlace } from "./header/learning.tsx";
import { KeysSheet } from "./keys/keys_sheet.tsx";
import { Late } from "../ui/coming/late.tsx";
import { Later } from "../ui/coming/later.tsx";
import type { NewVersion } from "../wire/new_version.ts";
import { NewVersionNotice } from "./notices/new_version.tsx";
import { Notice } from "./notices/notice.tsx";
import { Progress } from "./progress.tsx";
import { SolutionSheet } from "../paper/view.tsx";
import { Stage } from "./display/stage.tsx";
import { Undo } from "./header/undo.tsx";
import { useNumbers } from "./keys/use_numbers.ts";
import { useReturnedFocus } from "../ui/hooks/use_returned_focus.ts";
import { type Models, Workplace } from "./workplace.tsx";

interface Props extends Models {
  root: HTMLElement;
  onward: Onward;
  version: NewVersion;
  graphs: GraphDoor;
  toast: Toast;
  first: FirstPage;
}

/** The stepping page: picture left, this step right, timeline below. */
export function App({ root, onward, version, graphs, toast, first, ...models }: Props) {
  const { session, player, display, exportMenu, printer, lessons, practice, side, activity } =
    models;
  const learning = !graphs.open.value && activity.value === "Learn";
  const presenting = display.presenting.value;
  useReturnedFocus(presenting);
  // A presentation begins with the step, wherever the side was; a lesson keeps its paragraph.
  useLayoutEffect(() => {
    if (presenting) document.querySelector("aside:not(:has(.lesson))")?.scrollTo(0, 0);
  }, [presenting]);
  const { sheet, connection } = session;
  const room = graphs.open.value;
  const active = room?.session ?? session;
  const practising = room?.practising.value ?? side.value === "Practice";
  const leaveGraph = () => session.leaveFor(() => Promise.resolve(graphs.leave()));
  const numbers = useNumbers(active, room?.jumps ?? models.jumps, lessons, room?.nameOf);
  const solution = printer.solution.value;
  const example = first.examples.find((each) => each.id === sheet.value.example) ?? null;

  return (
    <div
      class={`page ${presenting ? "presenting" : ""} ${
        room || models.firstMinute.begun.value ? "" : "first-view"
      }`}
      {...numbers.on}
      onFocusOutCapture={keepFocus}
    >
      <Header
        examples={first.examples}
        example={room ? null : example?.id ?? null}
        own={room
          ? room.title.value
          : lessons.titleOfProblem.value ?? practice.title.value ?? "Your own numbers"}
        onExample={(chosen) => models.edits.openExample(chosen)}
        graphs={graphs}
        onGraph={({ graph, title }) => session.leaveFor(() => graphs.openGraph(graph, { title }))}
        instead={learning ? <LearnData session={session} /> : undefined}
      >
        {!learning && (
          <Undo
            canUndo={active.canUndo.value}
            canRedo={active.canRedo.value}
            onUndo={room ? room.session.undo : models.edits.undo}
            onRedo={room ? room.session.redo : models.edits.redo}
          />
        )}
        {!room && <ActivitySwitch activity={activity} />}
        <span class="grow" />
        <HeaderMenu
          display={display}
          exportMenu={exportMenu}
          onPrint={printer.print}
          notation={session.notation.value}
          onNotation={models.edits.setNotation}
          isGraph={room !== null}
          onGraph={room ? leaveGraph : () => session.leaveFor(graphs.openNetwork)}
        />
      </Header>
      <NewVersionNotice {...version} />
      {connection.report.value && (
        <Notice
          report={connection.report.value}
          notation={session.run.value.notation}
          onClose={connection.clear}
        />
      )}
      {exportMenu.notes.value && (
        <Late module={EXCHANGE} what="What there is to say of the file">
          {({ FileNotes }) => <FileNotes notes={exportMenu.notes} />}
        </Late>
      )}
      {learning
        ? <LearnPlace root={root} session={session} activity={activity} />
        : room
        ? (
          <room.Workplace
            room={room}
            lessons={lessons}
            onLeave={leaveGraph}
            pointed={numbers.pointed}
            onCopy={exportMenu.copy}
            tabled={display.tabled.value}
            moves={display.motion.value}
          />
        )
        : (
          <Workplace
            {...models}
            pointed={numbers.pointed}
            example={example}
            limits={first.limits}
          />
        )}
      {solution && (
        <SolutionSheet
          solution={solution}
          title={example ? `${example.title}, worked out` : "Worked solution"}
        />
      )}
      {learning ? null : practising
        ? (
          <Late module={ROOMS.Practice} what="Practice">
            {({ PracticeFooter }) => (
              <PracticeFooter
                onShowSteps={() => ((room ? room.part : side).value = "This step")}
                onLeave={display.leave}
              />
            )}
          </Late>
        )
        : room
        ? <room.Footer room={room} onLeave={display.leave} />
        : <Footer session={session} player={player} onward={onward} onLeave={display.leave} />}
      <Stage display={display} />
      {display.exchangeShown.value && (
        <Late module={EXCHANGE} what="The list of formats">
          {({ ExchangeSheet }) => (
            <ExchangeSheet
              session={session}
              graph={graphs.open.value?.session ?? null}
              toast={toast}
              linkNow={exportMenu.linkNow}
              toEmbed={display.exchangeShown.value === "embed"}
              onCopy={exportMenu.copy}
              onClose={() => (display.exchangeShown.value = false)}
            />
          )}
        </Late>
      )}
      {graphs.isNew.value && (
        <Late module={graphs.module} what="The field for a new graph">
          {({ NewGraph }) => <NewGraph graphs={graphs} />}
        </Late>
      )}
      <KeysSheet
        open={display.keysShown.value}
        onClose={() => (display.keysShown.value = false)}
      />
      <ExactValue
        pointed={numbers.pointed}
        valueOf={(ref) =>
          (room ? room.state : practising ? practice.state : session.state).peek().value(ref)}
      />
      <p class="toast" role="status">
        {toast.said.value}
        {toast.said.value && toast.offer.value && (
          <>
            {" "}
            <button type="button" onClick={toast.offer.value.run}>{toast.offer.value.title}</button>
          </>
        )}
      </p>
      <p class="hidden" role="status">{toast.heard.value}</p>
      {!practising && !learning && <Announcement session={active} />}
      <Later frames={4}>
        <Progress root={root} session={active} />
      </Later>
    </div>
  );
}
