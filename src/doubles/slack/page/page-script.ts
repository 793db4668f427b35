/**
 * Runs in local-slack's page, beside its own code, and gives it what it lacks: initial values of menus and boxes,
 * buttons and menus inside forms, inputs of several lines, a time input, an overflow menu that can be used twice. It says who acts, so that
 * each person has their own forms. It shows the topic of a channel and, below the channels, the user groups. It relies on class names alone, and where one is missing does nothing.
 */
export const PAGE_SCRIPT = `(() => {
  let socket;
  let told;
  let groups = [];
  const topics = new Map();
  const noteTopic = (channel) => topics.set('# ' + channel.name, channel.topic || '');
  // The form on top, and whether it is we who choose in it.
  let shown;
  let choosing = false;
  const prepared = new Set();
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...args) {
      super(...args);
      socket = this;
      told = undefined;
      this.addEventListener('message', (event) => {
        const frame = JSON.parse(event.data);
        if (frame.t === 'view') prepare((frame.stack || []).at(-1));
        if (frame.t === 'init') {
          groups = frame.state.groups || [];
          (frame.state.channels || []).forEach(noteTopic);
          prepare((frame.state.modalStack || []).at(-1));
        }
        if (frame.t === 'channel') noteTopic(frame.channel);
        if (frame.t === 'groups') groups = frame.groups;
        if (frame.t === 'init') prepare((frame.state.modalStack || []).at(-1));
        if (frame.t === 'suggestions') offer(frame.labels);
      });
    }
  };
  const send = (frame) => {
    if (socket && socket.readyState === 1) socket.send(JSON.stringify(frame));
  };
  const acting = () => {
    const selects = document.querySelectorAll('.actas select');
    return selects.length ? selects[selects.length - 1].value : '';
  };
  const choose = (select, value) => {
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, value);
    choosing = true;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    choosing = false;
  };
  const inputOf = (target) => {
    const box = target.closest && target.closest('.modal .bk-input');
    const index = [...document.querySelectorAll('.modal .bk-input')].indexOf(box);
    return ((shown && shown.blocks) || []).filter((block) => block.type === 'input')[index];
  };
  const offer = (labels) => {
    let list = document.getElementById('offered');
    if (!list) {
      list = document.body.appendChild(document.createElement('datalist'));
      list.id = 'offered';
    }
    list.replaceChildren(...labels.map((label) => Object.assign(document.createElement('option'), { value: label })));
  };
  let asking;
  const ask = (event) => {
    const block = inputOf(event.target);
    if (!block || !block.element || !block.element.suggests) return;
    event.target.setAttribute('list', 'offered');
    clearTimeout(asking);
    const frame = { t: 'suggest', user: acting(), actionId: block.element.action_id, query: event.target.value };
    asking = setTimeout(() => send(frame), 100);
  };
  document.addEventListener('focusin', ask, true);
  document.addEventListener('input', ask, true);
  const shortcuts = (type, label, frame) => {
    const select = document.createElement('select');
    select.className = 'app-shortcuts-' + type;
    if (type === 'message') select.style.cssText = 'width: 2.5em; opacity: 0.6';
    const add = (text, value) => select.add(new Option(text, value));
    add(label, '');
    for (const one of window.appShortcuts) if (one.type === type) add(one.name, one.callbackId);
    select.addEventListener('change', () => {
      if (select.value) send({ ...frame, user: acting(), callbackId: select.value });
      select.value = '';
    });
    return select;
  };
  const addShortcuts = () => {
    const has = (type) => window.appShortcuts.some((one) => one.type === type);
    const bar = document.querySelector('.topbar-right');
    if (bar && has('global') && !bar.querySelector('.app-shortcuts-global')) {
      bar.prepend(shortcuts('global', '\u26a1 Shortcuts', { t: 'shortcut' }));
    }
    if (!has('message')) return;
    for (const message of document.querySelectorAll('.msg[data-ts]')) {
      const head = message.querySelector('.msg-head');
      if (!head || head.querySelector('.app-shortcuts-message')) continue;
      head.append(shortcuts('message', '\u22ef', { t: 'message_shortcut', ts: message.dataset.ts }));
    }
  };
  const prepare = (view) => {
    shown = view;
    const look = view && view.id + view.hash;
    if (!view || prepared.has(look)) return;
    prepared.add(look);
    const inputs = (view.blocks || []).filter((block) => block.type === 'input');
    // One at a time: the page keeps what was entered in one object, renewed at each render.
    const steps = inputs.flatMap((block, index) => {
      const element = block.element || {};
      const box = () => document.querySelectorAll('.modal .bk-input')[index];
      const at = (option) => element.options.findIndex((one) => one.value === option.value);
      const options = [element.initial_option, ...(element.initial_options || [])].filter(Boolean);
      if (element.type === 'static_select') {
        return options.map((option) => () => {
          const select = box() && box().querySelector('select');
          if (select) choose(select, option.value);
        });
      }
      return options.map((option) => () => {
        const ticks = box() ? box().querySelectorAll('.bk-options input') : [];
        if (ticks[at(option)]) ticks[at(option)].click();
      });
    });
    const next = () => {
      const step = steps.shift();
      if (!step) return;
      step();
      requestAnimationFrame(next);
    };
    requestAnimationFrame(() => requestAnimationFrame(next));
  };
  const inForm = (selector) =>
    [...document.querySelectorAll('.modal ' + selector)].filter((one) => !one.closest('.bk-input'));
  // While it goes down: the page lets no click in a form come up again.
  document.addEventListener('click', (event) => {
    const button = event.target.closest && event.target.closest('.modal .bk-button');
    if (button) send({ t: 'form_button', user: acting(), index: inForm('.bk-button').indexOf(button) });
  }, true);
  document.addEventListener('change', (event) => {
    const select = event.target;
    const block = select.matches('.modal select') && !choosing ? inputOf(select) : undefined;
    if (block && block.dispatch_action) {
      const { action_id: actionId } = block.element;
      send({ t: 'form_dispatch', user: acting(), blockId: block.block_id, actionId, value: select.value });
    }
    if (select.matches('.modal select') && !select.closest('.bk-input')) {
      const index = inForm('select').indexOf(select);
      send({ t: 'form_menu', user: acting(), index, value: select.value });
    }
    if (select.matches('.bk-overflow')) setTimeout(() => { select.value = ''; }, 0);
  }, true);
  const setInput = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const mark = '\\u23ce';
  // The page's own input stays below, since it is what the page sends: with a mark for each line's end.
  const showAreas = () => {
    const inputs = ((shown && shown.blocks) || []).filter((block) => block.type === 'input');
    document.querySelectorAll('.modal .bk-input').forEach((box, index) => {
      const block = inputs[index];
      const isWanted = Boolean(block && block.element && block.element.multiline);
      const below = box.querySelector('input');
      const laid = box.querySelector('textarea.several-lines');
      const look = isWanted ? shown.id + ' ' + block.block_id : '';
      if (laid && laid.dataset.look === look) return;
      if (laid) laid.remove();
      if (below) below.style.display = isWanted ? 'none' : '';
      if (!isWanted || !below) return;
      const area = document.createElement('textarea');
      area.className = below.className + ' several-lines';
      area.dataset.look = look;
      area.placeholder = below.placeholder;
      area.value = below.value.replaceAll(mark, '\\n');
      area.rows = Math.min(16, Math.max(4, area.value.split('\\n').length + 1));
      area.style.resize = 'vertical';
      area.addEventListener('input', () => {
        setInput.call(below, area.value.replace(/\\r?\\n/g, mark));
        below.dispatchEvent(new Event('input', { bubbles: true }));
      });
      below.after(area);
    });
  };
  const showGroups = () => {
    const sidebar = document.querySelector('.sidebar');
    if (!sidebar || groups.length === 0) return;
    let box = sidebar.querySelector('.user-groups');
    if (!box) {
      box = document.createElement('div');
      box.className = 'user-groups';
      box.style.cssText = 'padding: 8px 16px; font-size: 13px; opacity: 0.85';
      sidebar.append(box);
    }
    const text = groups.map((one) => '@' + one.handle + ': ' + one.members.join(', ')).join('\\n');
    if (box.innerText !== text) box.innerText = text;
  };
  const showTopic = () => {
    const title = document.querySelector('.channel-header .channel-title');
    if (!title) return;
    let box = title.parentElement.querySelector('.channel-topic');
    if (!box) {
      box = document.createElement('span');
      box.className = 'channel-topic channel-sub';
      title.parentElement.append(box);
    }
    const text = topics.get(title.textContent) || '';
    if (box.textContent !== text) box.textContent = text;
  };
  setInterval(() => {
    showTopic();
    showAreas();
    showGroups();
    const user = acting();
    if (user && user !== told && socket && socket.readyState === 1) {
      told = user;
      send({ t: 'acting', user });
    }
    addShortcuts();
    for (const input of document.querySelectorAll('.modal input[placeholder="HH:MM"]')) input.type = 'time';
    for (const input of document.querySelectorAll('.modal input[placeholder="date and time"]')) {
      input.type = 'datetime-local';
    }
  }, 100);
})();`;
