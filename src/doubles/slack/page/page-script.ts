/**
 * Runs in local-slack's page, beside its own code, and gives it what it lacks: initial values of menus and boxes,
 * buttons and menus inside forms, a time input, an overflow menu that can be used twice. It says who acts, so that
 * each person has their own forms. It shows the topic of a channel and, below the channels, the user groups. It relies on class names alone, and where one is missing does nothing.
 */
export const PAGE_SCRIPT = `(() => {
  let socket;
  let told;
  let groups = [];
  const topics = new Map();
  const noteTopic = (channel) => topics.set('# ' + channel.name, channel.topic || '');
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
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const prepare = (view) => {
    if (!view || prepared.has(view.id)) return;
    prepared.add(view.id);
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
    if (select.matches('.modal select') && !select.closest('.bk-input')) {
      const index = inForm('select').indexOf(select);
      send({ t: 'form_menu', user: acting(), index, value: select.value });
    }
    if (select.matches('.bk-overflow')) setTimeout(() => { select.value = ''; }, 0);
  }, true);
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
    showGroups();
    const user = acting();
    if (user && user !== told && socket && socket.readyState === 1) {
      told = user;
      send({ t: 'acting', user });
    }
    for (const input of document.querySelectorAll('.modal input[placeholder="HH:MM"]')) input.type = 'time';
    for (const input of document.querySelectorAll('.modal input[placeholder="date and time"]')) {
      input.type = 'datetime-local';
    }
  }, 100);
})();`;
