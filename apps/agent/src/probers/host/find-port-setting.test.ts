import { describe, expect, it } from 'vitest';
import { findPortSetting } from './find-port-setting.ts';

const found = (port: number) => ({ kind: 'found', port });

describe('a port in a configuration file of unknown format', () => {
  it.each([
    'BUSINESS_XML_PORT=9191',
    '  business_xml_port = "9191" ; default is 9090',
    'BUSINESS_XML_PORT: 9191',
    'BUSINESS_XML_PORT 9191\r\nOTHER 1\r\n',
    '{ "BUSINESS_XML_PORT": 9191, "x": 1 }',
    '<config BUSINESS_XML_PORT="9191" HOST="boh"/>',
    '<config><BUSINESS_XML_PORT> 9191 </BUSINESS_XML_PORT></config>',
    '<add key="BUSINESS_XML_PORT" value="9191" />',
    '<entry key="BUSINESS_XML_PORT">9191</entry>',
    "<setting name='BUSINESS_XML_PORT' serializeAs='String'><value>9191</value></setting>",
    '# BUSINESS_XML_PORT=9090\nBUSINESS_XML_PORT=9191\n',
    '<!-- BUSINESS_XML_PORT="9090" -->\n<a BUSINESS_XML_PORT="9191"/>',
  ])('is read from %j', (text) => {
    expect(findPortSetting(text, 'BUSINESS_XML_PORT')).toEqual(found(9_191));
  });

  it.each(['', 'OTHER_BUSINESS_XML_PORT=9191', 'BUSINESS_XML_PORT_2=9191', '; BUSINESS_XML_PORT=9191'])(
    'is absent from %j',
    (text) => {
      expect(findPortSetting(text, 'BUSINESS_XML_PORT')).toEqual({ kind: 'absent' });
    },
  );

  it.each([
    'BUSINESS_XML_PORT=${PORT}',
    'BUSINESS_XML_PORT=99999',
    'BUSINESS_XML_PORT=',
    'BUSINESS_XML_PORT=1\nBUSINESS_XML_PORT=2',
  ])('is not guessed from %j', (text) => {
    expect(findPortSetting(text, 'BUSINESS_XML_PORT')).toEqual({ kind: 'unreadable' });
  });
});
